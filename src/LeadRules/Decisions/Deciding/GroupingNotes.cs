using LeadRules.Conditions.Compiled;

namespace LeadRules.Decisions.Deciding;

/// <summary>Segments that are entered or left, thresholds that are reached or left.</summary>
internal static class GroupingNotes
{
    public static void Find(StepNotes step, ref Evaluation evaluation)
    {
        var (segments, isIn) = (step.Engine.Lifecycle.Segments, step.Standing.IsIn);
        for (var i = 0; i < segments.Length; i++)
        {
            var holds = segments[i].Holds.Eval(ref evaluation) == Ternary.True;
            if (holds != isIn[i])
                step.Add(segments[i], new LeadNote(holds ? LeadNoteKind.SegmentEntered : LeadNoteKind.SegmentLeft, segments[i].Definition.Name, StepNotes.At(ref evaluation)), null, holds);
        }

        var (thresholds, places, hasReached) = (step.Engine.RuleBook.Thresholds, step.Engine.ThresholdScores, step.Standing.HasReached);
        for (var i = 0; i < places.Length; i++)
        {
            if (thresholds[i].IsCrossed(hasReached[i], evaluation.Scores[places[i]]))
                step.Add(thresholds[i], new LeadNote(hasReached[i] ? LeadNoteKind.ThresholdLeft : LeadNoteKind.ThresholdReached, thresholds[i].Name, StepNotes.At(ref evaluation)), null, hasReached[i]);
        }
    }
}
