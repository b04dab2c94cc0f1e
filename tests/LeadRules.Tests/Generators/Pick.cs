using FsCheck;
using FsCheck.Fluent;

namespace LeadRules.Tests.Generators;

/// <summary>Choices that build only the branch that is taken, so that recursive generators stay small.</summary>
internal static class Pick
{
    public static Gen<T> OneOf<T>(params Func<Gen<T>>[] branches) =>
        Gen.Choose(0, branches.Length - 1).SelectMany(index => branches[index]());

    /// <summary>Branches with weights; weight 0 takes a branch out.</summary>
    public static Gen<T> Weighted<T>(params (int Weight, Func<Gen<T>> Branch)[] branches) =>
        Gen.Choose(1, branches.Sum(static branch => branch.Weight)).SelectMany(ticket =>
        {
            var index = 0;
            while (ticket > branches[index].Weight)
                ticket -= branches[index++].Weight;
            return branches[index].Branch();
        });

    /// <summary>One of the elements; the elements may be few, but not none.</summary>
    public static Gen<T> From<T>(IEnumerable<T> elements)
    {
        T[] all = [.. elements];
        return Gen.Choose(0, all.Length - 1).Select(index => all[index]);
    }

    public static Gen<T> Of<T>(params T[] elements) => From(elements);

    /// <summary>The value in so many of a hundred cases, else null.</summary>
    public static Gen<T?> Maybe<T>(int percent, Gen<T> gen) where T : struct =>
        Weighted((percent, () => gen.Select(static value => (T?)value)), (100 - percent, () => Gen.Constant<T?>(null)));

    /// <summary>The object in so many of a hundred cases, else null.</summary>
    public static Gen<T?> MaybeNull<T>(int percent, Gen<T> gen) where T : class =>
        Weighted((percent, () => gen.Select(static value => (T?)value)), (100 - percent, () => Gen.Constant<T?>(null)));

    /// <summary>From <paramref name="least"/> to <paramref name="most"/> values.</summary>
    public static Gen<T[]> Many<T>(int least, int most, Gen<T> gen) =>
        Gen.Choose(least, most).SelectMany(count => Gen.ArrayOf(gen, count));
}
