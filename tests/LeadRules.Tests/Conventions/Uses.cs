using System.Reflection;
using System.Reflection.Emit;

namespace LeadRules.Tests.Conventions;

/// <summary>Finds the types that a type uses: in its declarations, its signatures and the code of its methods.</summary>
internal static class Uses
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields().Select(static field => (OpCode)field.GetValue(null)!).ToDictionary(static code => code.Value);

    /// <summary>Every type used, each as its outermost definition: no array, no closed generic, no nested type.</summary>
    public static IReadOnlySet<Type> Of(Type type)
    {
        var used = new HashSet<Type>();
        Collect(type, used);
        used.Remove(type);
        return used;
    }

    private static void Collect(Type type, HashSet<Type> used)
    {
        Add(type.BaseType, used);
        foreach (var face in type.GetInterfaces())
            Add(face, used);
        foreach (var field in type.GetFields(All))
            Add(field.FieldType, used);
        foreach (var method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All)))
        {
            AddSignature(method, used);
            AddBody(method, used);
        }

        foreach (var nested in type.GetNestedTypes(All))
            Collect(nested, used);
    }

    private static void AddSignature(MethodBase method, HashSet<Type> used)
    {
        if (method is MethodInfo { ReturnType: var result })
            Add(result, used);
        foreach (var parameter in method.GetParameters())
            Add(parameter.ParameterType, used);
        if (method.IsGenericMethod)
        {
            foreach (var argument in method.GetGenericArguments())
                Add(argument, used);
        }
    }

    private static void AddBody(MethodBase method, HashSet<Type> used)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } code)
            return;
        foreach (var local in body.LocalVariables)
            Add(local.LocalType, used);
        foreach (var token in MemberTokens(code))
        {
            var member = method.Module.ResolveMember(token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            Add(member as Type ?? member.DeclaringType, used);
            if (member is MethodBase called)
                AddSignature(called, used);
            else if (member is FieldInfo field)
                Add(field.FieldType, used);
        }
    }

    /// <summary>The metadata tokens of types, methods and fields in the code of a method.</summary>
    private static IEnumerable<int> MemberTokens(byte[] code)
    {
        for (var i = 0; i < code.Length;)
        {
            var value = code[i] == 0xFE ? unchecked((short)(0xFE00 | code[i + 1])) : code[i];
            i += code[i] == 0xFE ? 2 : 1;
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(code, i);
            i += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, i)),
                _ => 4,
            };
        }
    }

    private static void Add(Type? type, HashSet<Type> used)
    {
        if (type is null)
            return;
        if (type.HasElementType)
        {
            Add(type.GetElementType(), used);
            return;
        }

        if (type.IsGenericParameter || type.IsFunctionPointer)
            return;
        foreach (var argument in type.GetGenericArguments())
            Add(argument, used);
        while (type.DeclaringType is { } outer)
            type = outer;
        used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
