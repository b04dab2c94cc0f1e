using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LeadRules.Tests.Conventions;

/// <summary>Types and parameters as C# writes them, with what may be null.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(double)] = "double",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(void)] = "void",
    };

    public static string FullNameOf(Type type) => $"{type.Namespace}.{Of(type)}";

    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Of(underlying) + "?";
        if (type.IsArray)
            return Of(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        return Outer(type) + Bare(type) + (type.IsGenericType ? $"<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : "");
    }

    public static string Of(PropertyInfo property) => Of(property.PropertyType, new NullabilityInfoContext().Create(property));

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(static parameter =>
    {
        var prefix = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) ? "params "
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : parameter.ParameterType.IsByRef ? "ref "
            : "";
        return $"{prefix}{Of(parameter)} {parameter.Name}{Default(parameter)}";
    }));

    public static bool IsInit(PropertyInfo property) =>
        property.SetMethod!.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Of(Type type, NullabilityInfo nullability)
    {
        if (type.IsByRef)
            type = type.GetElementType()!;
        var name = nullability.GenericTypeArguments is { Length: > 0 } arguments && Nullable.GetUnderlyingType(type) is null
            ? $"{Outer(type)}{Bare(type)}<{string.Join(", ", arguments.Select(static argument => Of(argument.Type, argument)))}>"
            : nullability.ElementType is { } element ? Of(element.Type, element) + "[]"
            : Of(type);
        return !type.IsValueType && nullability.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }

    private static string Bare(Type type) => type.Name.Split('`')[0];

    private static string Outer(Type type) => type is { IsNested: true, IsGenericParameter: false } ? Of(type.DeclaringType!) + "." : "";

    private static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? " = default" : " = null",
        string text => $" = \"{text}\"",
        bool flag => flag ? " = true" : " = false",
        var value => string.Create(CultureInfo.InvariantCulture, $" = {value}"),
    };
}
