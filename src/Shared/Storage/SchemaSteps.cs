using System.Globalization;
using LeadRules.Stores;

namespace LeadRules.Storage;

/// <summary>The versions of a schema: each is made of the one before by a script.</summary>
internal sealed class SchemaSteps(IReadOnlyList<string> scripts)
{
    public int Newest => scripts.Count;

    /// <summary>The scripts that lead from a version to the newest.</summary>
    public IEnumerable<string> After(int version) => scripts.Skip(version);

    /// <summary>Whether the schema is as this library knows it; false when scripts are to be run.</summary>
    /// <param name="version">The version that was found; 0 for none.</param>
    /// <param name="where">Which database, in words.</param>
    /// <exception cref="StoreUnavailableException">A newer library has made it.</exception>
    public bool IsNewest(int version, string where) => version <= Newest
        ? version == Newest
        : throw new StoreUnavailableException(string.Create(
            CultureInfo.InvariantCulture,
            $"The tables of the store in {where} have version {version}, and this version of the library knows them up to version {Newest}: a newer one has migrated them. Update the library here as well. Nothing was changed."));
}
