using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Publisher.Testing;

namespace Publisher.Tests.Architecture;

/// <summary>The program's own source, read and compiled in memory.</summary>
internal static class SourceCode
{
    private const string ImplicitUsings = """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    /// <summary>The assemblies the test program itself runs on: the framework, Publisher, and what it is made of.</summary>
    private static readonly IReadOnlyList<string> RunningAssemblies =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>Every project of src, by name.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Directory.EnumerateFiles(RepositoryFiles.InRoot("src"), "*.csproj", SearchOption.AllDirectories).Select(p => Path.GetFileNameWithoutExtension(p)).Order(StringComparer.Ordinal)];

    /// <summary>The C# files of a project, without what the build generates.</summary>
    public static IReadOnlyList<string> FilesOf(string project)
    {
        var folder = RepositoryFiles.InRoot("src", project);
        return [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsBuildOutput(Path.GetRelativePath(folder, path)))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Every file below src that people write.</summary>
    public static IEnumerable<string> AllFiles() =>
        Directory.EnumerateFiles(RepositoryFiles.InRoot("src"), "*", SearchOption.AllDirectories)
            .Where(path => !IsBuildOutput(Path.GetRelativePath(RepositoryFiles.InRoot("src"), path)))
            .Order(StringComparer.Ordinal);

    /// <summary>A file's path below the root, with slashes.</summary>
    public static string NameOf(string path) => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/');

    /// <summary>A file as a syntax tree.</summary>
    public static SyntaxTree Parse(string path) => Parse(path, File.ReadAllText(path));

    /// <summary>Text as a syntax tree, as if it stood in a file.</summary>
    public static SyntaxTree Parse(string path, string text) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions, path, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>A project compiled in memory from its files, against the assemblies of the running test except itself.</summary>
    public static CSharpCompilation Compile(string project) =>
        Compilation(project, FilesOf(project).Select(Parse), without: project);

    /// <summary>Code of a newcomer, compiled against Publisher.dll as it is.</summary>
    public static CSharpCompilation CompileAgainstPublisher(string code) =>
        Compilation("Newcomer", [Parse("", code)], without: null);

    private static CSharpCompilation Compilation(string name, IEnumerable<SyntaxTree> trees, string? without) =>
        CSharpCompilation.Create(
            name,
            [Parse("", ImplicitUsings), .. trees],
            RunningAssemblies.Where(path => Path.GetFileNameWithoutExtension(path) != without).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    private static bool IsBuildOutput(string relative) =>
        relative.Split(Path.DirectorySeparatorChar) is var parts && (parts.Contains("obj") || parts.Contains("bin"));
}
