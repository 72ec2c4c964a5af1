using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Publisher.Testing;

namespace Publisher.Tests.Architecture;

/// <summary>Folders are namespaces, form no circle, and hold files a person can read in one sitting.</summary>
public sealed class FolderTests
{
    private const int LongestFile = 400;

    public static TheoryData<string> Projects => [.. SourceCode.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_form_no_circle(string project)
    {
        var compilation = SourceCode.Compile(project);
        if (project != "Publisher.Cli")
        {
            // Cli stands on libraries this test does not run on; its own names resolve all the same.
            string[] unresolved = ["CS0103", "CS0117", "CS0234", "CS0246", "CS1061"];
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => unresolved.Contains(d.Id)).Select(d => d.ToString()));
        }
        var graph = FolderGraph.Of(compilation, RepositoryFiles.InRoot("src", project));
        Assert.True(graph.Edges.Count > 1, $"{project}: no folders were read");
        var circle = graph.FindCircle();
        Assert.True(circle is null, $"{project}: folders name each other in a circle\n{circle}");
    }

    [Fact]
    public void A_circle_is_found_and_told()
    {
        var graph = FolderGraph.Of(
            CSharpCompilation.Create("Circle",
            [
                SourceCode.Parse("/p/A/One.cs", "namespace P.A; public class One { P.B.Two? two; }"),
                SourceCode.Parse("/p/B/Two.cs", "namespace P.B; public class Two { static int F(C.Three t) => t.N; }"),
                SourceCode.Parse("/p/C/Three.cs", "namespace P.C; public class Three { public int N; A.One? one; }"),
            ]),
            "/p");
        Assert.Equal(["A -> B", "B -> C", "C -> A"], graph.FindCircle()!.Split('\n').Select(line => line.Split(':')[0]));
    }

    [Fact]
    public void A_member_reached_without_naming_its_type_counts()
    {
        var graph = FolderGraph.Of(
            CSharpCompilation.Create("Hidden",
            [
                SourceCode.Parse("/p/A/One.cs", "namespace P.A; public class One { public P.B.Two Make() => new(); }"),
                SourceCode.Parse("/p/B/Two.cs", "namespace P.B; public class Two { public int N; }"),
                SourceCode.Parse("/p/Root.cs", "namespace P; public class Root { int F(A.One one) => one.Make().N; }"),
            ]),
            "/p");
        Assert.Equal(["A", "B"], graph.Edges["Root.cs"].Keys);
        Assert.Null(graph.FindCircle());
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_file_stands_in_the_folder_of_its_namespace(string project)
    {
        foreach (var path in SourceCode.FilesOf(project))
        {
            var folder = Path.GetDirectoryName(Path.GetRelativePath(RepositoryFiles.InRoot("src"), path))!;
            var expected = folder.Replace(Path.DirectorySeparatorChar, '.');
            foreach (var space in SourceCode.Parse(path).GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>())
            {
                Assert.True(space.Name.ToString() == expected, $"{SourceCode.NameOf(path)}: namespace {space.Name} instead of {expected}");
            }
        }
    }

    [Fact]
    public void No_file_is_longer_than_two_screens_of_thought()
    {
        var lengths = SourceCode.Projects.SelectMany(SourceCode.FilesOf).ToDictionary(SourceCode.NameOf, path => File.ReadLines(path).Count(), StringComparer.Ordinal);
        Assert.NotEmpty(lengths);
        Assert.Empty(lengths.Where(file => file.Value > LongestFile).Select(file => FormattableString.Invariant($"{file.Key}: {file.Value} lines, at most {LongestFile}")));
    }

    [Fact]
    public void Projects_refer_downwards_only()
    {
        var allowed = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["Publisher.Credentials"] = [],
            ["Publisher"] = ["Publisher.Credentials"],
            ["Publisher.Cli"] = ["Publisher"],
        };
        Assert.Equal(allowed.Keys.Order(StringComparer.Ordinal), SourceCode.Projects);
        foreach (var project in SourceCode.Projects)
        {
            var references = System.Xml.Linq.XDocument.Load(RepositoryFiles.InRoot("src", project, project + ".csproj"))
                .Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            Assert.Equal(allowed[project], references);
        }
    }
}
