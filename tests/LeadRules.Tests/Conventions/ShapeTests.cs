using System.Collections.Frozen;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace LeadRules.Tests.Conventions;

/// <summary>What every type of the core looks like: closed, immutable, without state of the process.</summary>
public sealed class ShapeTests
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static;
    private const BindingFlags Static = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    /// <summary>Types, beside those of the core itself, whose instances nobody can change. Arrays only in private fields; values when all their fields are immutable.</summary>
    private static readonly FrozenSet<Type> Immutable = new[]
    {
        typeof(string), typeof(FrozenDictionary<,>), typeof(FrozenSet<>), typeof(System.Buffers.SearchValues<>), typeof(Regex), typeof(Func<,>), typeof(Action<,>),
        typeof(Comparer<>), typeof(IComparer<>), typeof(StringComparer), typeof(System.Collections.Immutable.ImmutableHashSet<>), typeof(System.Text.CompositeFormat),
        typeof(TimeZoneInfo), typeof(System.Text.UTF8Encoding), typeof(System.Text.Encoding), typeof(IReadOnlyList<>), typeof(IReadOnlyDictionary<,>),
    }.ToFrozenSet();

    private static readonly Type[] Types = [.. typeof(Lead).Assembly.GetTypes().Where(static type => !type.IsDefined(typeof(CompilerGeneratedAttribute)))];

    [Fact]
    public void Every_public_class_is_sealed_static_or_abstract() =>
        Types.Where(static type => type is { IsVisible: true, IsClass: true, IsSealed: false, IsAbstract: false }).ShouldBeEmpty();

    [Fact]
    public void No_public_property_can_be_set_after_it_was_made() =>
        (from type in Types
         where type.IsVisible
         from property in type.GetProperties(Declared)
         where property.SetMethod is { IsPublic: true } && !TypeNames.IsInit(property)
         select $"{type.Name}.{property.Name}").ShouldBeEmpty();

    [Fact]
    public void No_public_field_can_be_written() =>
        (from type in Types
         where type.IsVisible
         from field in type.GetFields(Declared)
         where field is { IsInitOnly: false, IsLiteral: false } && !type.IsEnum
         select $"{type.Name}.{field.Name}").ShouldBeEmpty();

    [Fact]
    public void No_static_field_can_change() =>
        (from type in Types
         from field in type.GetFields(Static)
         where !field.IsLiteral && !(field.IsInitOnly && IsImmutable(field.FieldType, isPrivate: field.IsPrivate))
         where !field.Name.StartsWith("<>", StringComparison.Ordinal)
         select $"{type.Name}.{field.Name} : {field.FieldType}").ShouldBeEmpty();

    [Fact]
    public void No_namespace_called_Internal_holds_a_public_type() =>
        Types.Where(static type => type.IsVisible && type.Namespace!.EndsWith("Internal", StringComparison.Ordinal)).ShouldBeEmpty();

    private static bool IsImmutable(Type type, bool isPrivate) =>
        type.IsPrimitive || type.IsEnum || type.Assembly == typeof(Lead).Assembly
        || (type.IsArray && isPrivate && IsImmutable(type.GetElementType()!, isPrivate))
        || (type.IsValueType && type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).All(field => IsImmutable(field.FieldType, isPrivate)))
        || Immutable.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
}
