namespace LeadRules.Decisions.Deciding;

/// <summary>
/// Which notes the host was told of before, where what was noted is worked out again. A note that stands where one stood is that one.
/// Of those that are left over on both sides the first is the first, and so on: it moved, since it is one episode that an activity
/// that came late shows to have begun at another instant. What is left over now is new, and so is what stands after everything that was decided before.
/// </summary>
internal static class ToldBefore
{
    /// <param name="before">What was remembered before.</param>
    /// <param name="now">What is noted now.</param>
    public static HashSet<LeadNote> Of(LeadState before, IReadOnlyList<LeadNote> now)
    {
        var told = new HashSet<LeadNote>(ReferenceEqualityComparer.Instance);
        foreach (var part in now.Where(note => note.At <= before.Until).GroupBy(PartOf))
        {
            var earlier = before.Notes.Where(note => PartOf(note) == part.Key).ToList();
            List<LeadNote> left = [];
            foreach (var note in part)
            {
                if (earlier.FindIndex(other => other.At == note.At) is >= 0 and var place)
                {
                    earlier.RemoveAt(place);
                    told.Add(note);
                }
                else
                {
                    left.Add(note);
                }
            }

            told.UnionWith(left.Take(earlier.Count));
        }

        return told;
    }

    /// <summary>The part of the rule book that noted it.</summary>
    public static (LeadNoteKind Kind, string? Name, string? Of) PartOf(LeadNote note) =>
        note.Kind == LeadNoteKind.StageEntered ? (note.Kind, note.By, null) : (note.Kind, note.Name, note.Of);
}
