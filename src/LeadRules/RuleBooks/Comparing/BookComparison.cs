using LeadRules.RuleBooks.Comparing.Json;

namespace LeadRules.RuleBooks.Comparing;

/// <summary>Finds what two rule books say differently, by the names and ids of their parts and not by their positions.</summary>
internal sealed class BookComparison
{
    private readonly List<RuleBookChange> _changes = [];

    private BookComparison()
    {
    }

    public static IReadOnlyList<RuleBookChange> Between(RuleBook before, RuleBook after)
    {
        var comparison = new BookComparison();
        comparison.Compare(BookPlace.Root, BookPartReader.Read(before), BookPartReader.Read(after));
        return comparison._changes;
    }

    private void Compare(BookPlace place, BookPart? before, BookPart? after)
    {
        if (place.IsShelf)
        {
            before ??= EmptyLike(after!);
            after ??= EmptyLike(before);
        }

        if (before is null || after is null)
            Add(before is null ? RuleBookChangeKind.Added : RuleBookChangeKind.Removed, place, before, after);
        else
            CompareBoth(place, before, after);
    }

    private void CompareBoth(BookPlace place, BookPart before, BookPart after)
    {
        if (IsOtherForm(place, before, after) || IsWhole(place, before, after))
        {
            if (before.ToString() != after.ToString())
                Add(RuleBookChangeKind.Changed, place, before, after);
            return;
        }

        (before, after) = (InFormOf(place, before, after), InFormOf(place, after, before));
        if (before.Items is not null && after.Items is not null)
            CompareItems(place, BookItem.Of(place, before.Items), BookItem.Of(place, after.Items));
        else if (before.Members is not null && after.Members is not null)
            CompareMembers(place, before.Members, after.Members);
        else
            Add(RuleBookChangeKind.Changed, place, before, after);
    }

    private void CompareItems(BookPlace place, IReadOnlyList<BookItem> before, IReadOnlyList<BookItem> after)
    {
        var later = after.ToDictionary(static item => item.Key, StringComparer.Ordinal);
        var earlier = before.Select(static item => item.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var item in before)
        {
            if (!later.TryGetValue(item.Key, out var same))
                Add(RuleBookChangeKind.Removed, place.Item(item.Name), item.Part, null);
            else if (item.Name is not null || same.Name is not null)
                Compare(place.Item(item.Name ?? same.Name), Bare(item), Bare(same));
        }

        foreach (var item in after.Where(item => !earlier.Contains(item.Key)))
            Add(RuleBookChangeKind.Added, place.Item(item.Name), null, item.Part);
        if (place.IsOrdered)
            AddMoves([.. before.Select(static item => item.Key)], [.. after.Select(static item => item.Key)], place.Item);
    }

    private void CompareMembers(BookPlace place, IReadOnlyList<KeyValuePair<string, BookPart>> before, IReadOnlyList<KeyValuePair<string, BookPart>> after)
    {
        var later = after.ToDictionary(StringComparer.Ordinal);
        var earlier = before.Select(static member => member.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, part) in before)
            Compare(place.Member(name), part, later.GetValueOrDefault(name));
        foreach (var (name, part) in after.Where(member => !earlier.Contains(member.Key)))
            Compare(place.Member(name), null, part);
        if (place.HasOrderedMembers)
            AddMoves([.. before.Select(static member => member.Key)], [.. after.Select(static member => member.Key)], place.Member);
    }

    private void AddMoves(IReadOnlyList<string> before, IReadOnlyList<string> after, Func<string, BookPlace> placeOf)
    {
        foreach (var (key, was, now) in BookMoves.Between(before, after))
            _changes.Add(new RuleBookChange(RuleBookChangeKind.Moved, placeOf(key).Path, was, now));
    }

    private void Add(RuleBookChangeKind kind, BookPlace place, BookPart? before, BookPart? after) =>
        _changes.Add(new RuleBookChange(kind, place.Path, before?.Short(), after?.Short()));

    /// <summary>Bands by their floors and bands by their ranges have nothing in common that could be compared one by one.</summary>
    private static bool IsOtherForm(BookPlace place, BookPart before, BookPart after) =>
        place.Form == "bands.*" && before["ranges"]?.Members is null != after["ranges"]?.Members is null;

    private static bool IsWhole(BookPlace place, BookPart before, BookPart after) =>
        place.IsWhole
        || (before.Text is not null && after.Text is not null)
        || (before.Items is not null && after.Items is not null && before.Items.Concat(after.Items).Any(static item => item.Items is not null));

    /// <summary>A part that is written in a shorter form than another, in the form of the other.</summary>
    private static BookPart InFormOf(BookPlace place, BookPart part, BookPart other)
    {
        if (part.Members is not null && other.Items is not null && place.Form != "members")
            return BookPart.Of([part]);
        if (part.Items is not null && other.Members is not null && place.Form == "members")
            return BookPart.Of([.. part.Items.Select(static item => KeyValuePair.Create(item.Text!, BookPart.Of([KeyValuePair.Create("weight", BookPart.Of("1"))])))]);
        if (part.Members is null && other.Members is not null && place.ShortMember is { } member)
            return BookPart.Of([KeyValuePair.Create(member, part)]);
        if (part.Text is not null && other.Items is not null)
            return BookPart.Of([part]);
        return part;
    }

    /// <summary>What is compared of an item whose name is its key already.</summary>
    private static BookPart Bare(BookItem item) => item.Name is null ? BookPart.Of((IReadOnlyList<KeyValuePair<string, BookPart>>)[]) : item.Part;

    private static BookPart EmptyLike(BookPart part) => part.Items is not null
        ? BookPart.Of((IReadOnlyList<BookPart>)[])
        : BookPart.Of((IReadOnlyList<KeyValuePair<string, BookPart>>)[]);
}
