using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace LeadRules.Tests.Conventions;

/// <summary>Prints what the users of an assembly see, one line a member, in one stated order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(TypeNames.FullNameOf, StringComparer.Ordinal))
        {
            text.Append(KindOf(type)).Append(' ').Append(TypeNames.FullNameOf(type)).Append(BasesOf(type)).Append('\n');
            foreach (var member in type.IsEnum ? Constants(type) : MembersOf(type).Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string KindOf(Type type)
    {
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        if (type.IsSubclassOf(typeof(Delegate)))
            return "delegate";
        var record = type.GetMethod("<Clone>$") is not null || type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null ? "record " : "";
        if (type.IsValueType)
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + record + "struct";
        return (type.IsAbstract && type.IsSealed ? "static " : type.IsSealed ? "sealed " : type.IsAbstract ? "abstract " : "") + record + "class";
    }

    private static string BasesOf(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(Delegate)))
            return "";
        var inherited = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) ? [parent] : Type.EmptyTypes;
        var implemented = type.GetInterfaces().Where(static face => face.IsVisible).OrderBy(TypeNames.Of, StringComparer.Ordinal);
        var bases = inherited.Concat(implemented).Select(TypeNames.Of).ToList();
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private static IEnumerable<string> Constants(Type type) =>
        Enum.GetValues(type).Cast<object>().Select(value => string.Create(CultureInfo.InvariantCulture, $"{value} = {Convert.ToInt64(value, CultureInfo.InvariantCulture)}"));

    private static IEnumerable<string> MembersOf(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [Describe(type.GetMethod("Invoke")!)];
        return
        [
            .. type.GetConstructors(Declared).Where(IsSeen).Select(static constructor => $"new({TypeNames.Parameters(constructor)})"),
            .. type.GetMethods(Declared).Where(static method => IsSeen(method) && !IsWritten(method)).Select(Describe),
            .. type.GetProperties(Declared).Where(static property => property.GetAccessors(nonPublic: true).Any(IsSeen)).Select(Describe),
            .. type.GetFields(Declared).Where(static field => field.IsPublic || field.IsFamily).Select(Describe),
            .. type.GetEvents(Declared).Select(static @event => $"event {@event.Name}"),
        ];
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    /// <summary>Written by the compiler: accessors, which are shown as properties, and what every record has.</summary>
    private static bool IsWritten(MethodInfo method) =>
        method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name == "<Clone>$"
        || (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static string Describe(MethodInfo method)
    {
        var generics = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        var @override = method.GetBaseDefinition() != method ? "override " : method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
        return $"{Static(method.IsStatic)}{@override}{method.Name}{generics}({TypeNames.Parameters(method)}) : {TypeNames.Of(method.ReturnParameter)}";
    }

    private static string Describe(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true);
        var setter = property.SetMethod is not { } set || !IsSeen(set) ? "" : TypeNames.IsInit(property) ? " init;" : " set;";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var name = property.GetIndexParameters() is { Length: > 0 } ? $"this[{TypeNames.Parameters(property.GetMethod!)}]" : property.Name;
        return $"{Static(accessors[0].IsStatic)}{required}{name} {{ get;{setter} }} : {TypeNames.Of(property)}";
    }

    private static string Describe(FieldInfo field)
    {
        var value = field.IsLiteral ? string.Create(CultureInfo.InvariantCulture, $" = {field.GetRawConstantValue()}") : "";
        return $"{(field.IsLiteral ? "const " : Static(field.IsStatic))}{field.Name}{value} : {TypeNames.Of(field.FieldType)}";
    }

    private static string Static(bool isStatic) => isStatic ? "static " : "";
}
