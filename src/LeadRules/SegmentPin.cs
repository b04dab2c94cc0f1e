namespace LeadRules;

/// <summary>What somebody decided about a lead and a segment.</summary>
public enum SegmentPin
{
    /// <summary>The conditions of the segment count.</summary>
    None,

    /// <summary>The lead is in.</summary>
    In,

    /// <summary>The lead is out.</summary>
    Out,
}
