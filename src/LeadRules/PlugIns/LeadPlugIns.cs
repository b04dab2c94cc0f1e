using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace LeadRules;

/// <summary>Finds plug-ins, and has them describe themselves.</summary>
public static class LeadPlugIns
{
    /// <summary>Finds the plug-ins of an assembly: its public classes that are <see cref="ILeadPlugIn"/> and have a public constructor without parameters. In the order of their full names; none where there are none.</summary>
    /// <param name="assembly">The assembly, loaded by the host.</param>
    /// <exception cref="PlugInException">A plug-in threw, or described nothing. The message names its type.</exception>
    [RequiresUnreferencedCode("Looks for types by reflection; a trimmed host adds its plug-ins in code.")]
    public static IReadOnlyList<LeadPlugIn> In(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return EquatableList.Of([.. TypesIn(assembly).Select(static type => Describe(type, () => (ILeadPlugIn)Activator.CreateInstance(type)!))]);
    }

    /// <summary>The types that <see cref="In"/> would make, for hosts that make them otherwise, by dependency injection say.</summary>
    /// <param name="assembly">The assembly, loaded by the host.</param>
    /// <remarks>Types without a public constructor without parameters are among them.</remarks>
    [RequiresUnreferencedCode("Looks for types by reflection; a trimmed host adds its plug-ins in code.")]
    public static IReadOnlyList<Type> AllTypesIn(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        return EquatableList.Of(
        [
            .. assembly.GetExportedTypes()
                .Where(static type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(ILeadPlugIn)))
                .OrderBy(static type => type.FullName, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Has a plug-in describe itself.</summary>
    /// <exception cref="PlugInException">It threw, or described nothing. The message names its type.</exception>
    public static LeadPlugIn Describe(ILeadPlugIn plugIn)
    {
        ArgumentNullException.ThrowIfNull(plugIn);
        return Describe(plugIn.GetType(), () => plugIn);
    }

    [RequiresUnreferencedCode("Looks for types by reflection.")]
    private static IEnumerable<Type> TypesIn(Assembly assembly) =>
        AllTypesIn(assembly).Where(static type => type.GetConstructor(Type.EmptyTypes) is not null);

#pragma warning disable CA1031 // A plug-in may throw anything; whoever adds it learns which it was.
    private static LeadPlugIn Describe(Type type, Func<ILeadPlugIn> make)
    {
        try
        {
            return make().Describe() ?? throw new PlugInException($"The plug-in {type.FullName} described nothing: Describe() gave null.");
        }
        catch (Exception problem) when (problem is not PlugInException)
        {
            var cause = problem is TargetInvocationException { InnerException: { } inner } ? inner : problem;
            throw new PlugInException(Faults.OfException($"The plug-in {type.FullName}", cause), cause);
        }
    }
#pragma warning restore CA1031
}
