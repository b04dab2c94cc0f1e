using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LeadRules.Tests;

/// <summary>The C# of a page: all its blocks in their order make one program, which is compiled and run.</summary>
internal static class PageProgram
{
    private const char Mark = '\u001e';

    private const string Usings = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Threading.Tasks; using LeadRules;";

    /// <summary>Runs the program in a folder and gives what each of its blocks printed.</summary>
    /// <exception cref="InvalidOperationException">It does not compile; the message names the lines of the page.</exception>
    public static IReadOnlyDictionary<Block, string> Run(MarkdownFile page, string folder)
    {
        var blocks = page.Blocks.Where(static block => block.Language == "csharp").ToList();
        var entry = Compile(page.Path, Source(page.Path, blocks)).EntryPoint!;
        var printed = Capture(folder, () => entry.Invoke(null, entry.GetParameters().Length == 0 ? null : [Array.Empty<string>()]));
        return blocks.Zip(printed.Split(Mark).Skip(1)).ToDictionary(static pair => pair.First, static pair => pair.Second);
    }

    private static string Source(string path, List<Block> blocks)
    {
        var usings = new StringBuilder(Usings).Append('\n');
        var statements = new StringBuilder();
        foreach (var block in blocks)
        {
            statements.Append(CultureInfo.InvariantCulture, $"Console.Write('\\u{(int)Mark:x4}');\n#line {block.Line} \"{path}\"\n");
            foreach (var line in block.Text.Split('\n'))
            {
                var isUsing = line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal);
                (isUsing ? usings : statements).Append(line).Append('\n');
                if (isUsing)
                    statements.Append('\n');
            }
        }

        return usings.Append(statements).ToString();
    }

    private static Assembly Compile(string path, string source)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            $"Page{path.Replace('/', '.')}",
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            platform,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        var problems = result.Diagnostics.Where(static problem => problem.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning && problem.Id != "CS8019" && problem.Id != "CS0105").Select(static problem => problem.ToString()).ToList();
        if (problems.Count > 0)
            throw new InvalidOperationException($"The C# of {path} does not compile:\n{string.Join('\n', problems)}");
        assembly.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(assembly);
    }

    private static string Capture(string folder, Action run)
    {
        var (console, current) = (Console.Out, Environment.CurrentDirectory);
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            Console.SetOut(output);
            Environment.CurrentDirectory = folder;
            run();
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = current;
        }

        return output.ToString().ReplaceLineEndings("\n");
    }
}
