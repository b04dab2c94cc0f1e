using LeadRules.Conditions.Compiled;

namespace LeadRules.Routing.Roster;

/// <summary>What a lead needs of a rep in a pool; null for what is not asked, or not known of the lead.</summary>
/// <param name="Language">The language.</param>
/// <param name="Skill">The skill that the lead itself asks for.</param>
/// <param name="Skills">The skills that every lead of the pool needs.</param>
internal readonly record struct LeadNeeds(string? Language, string? Skill, IReadOnlyList<string> Skills)
{
    public static LeadNeeds Of(CompiledPool pool, ref Evaluation evaluation) =>
        new(pool.Language?.Eval(ref evaluation), pool.Skill?.Eval(ref evaluation), pool.Definition.Needs.Skills);

    /// <summary>How many of the needs a rep meets.</summary>
    public int MetBy(CompiledRep rep)
    {
        var met = 0;
        if (Language is { } language && rep.Speaks(language))
            met++;
        if (Skill is { } skill && rep.Knows(skill))
            met++;
        foreach (var needed in Skills)
        {
            if (rep.Knows(needed))
                met++;
        }

        return met;
    }

    /// <summary>The first need that a rep does not meet.</summary>
    public PassedOver MissedBy(CompiledRep rep)
    {
        if ((Skill is { } skill && !rep.Knows(skill)) || SkillMissedBy(rep) is not null)
            return PassedOver.LacksSkill;
        return Language is { } language && !rep.Speaks(language) ? PassedOver.LacksLanguage : PassedOver.None;
    }

    /// <summary>The first skill that a rep does not have.</summary>
    public string? SkillMissedBy(CompiledRep rep)
    {
        if (Skill is { } own && !rep.Knows(own))
            return own;
        foreach (var needed in Skills)
        {
            if (!rep.Knows(needed))
                return needed;
        }

        return null;
    }
}
