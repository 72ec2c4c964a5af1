using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Publisher.Testing;

namespace Publisher.Tests.Architecture;

/// <summary>What CONTRIBUTING.md tells a newcomer to write compiles as it stands there.</summary>
public sealed partial class RecipeTests
{
    private const int LongestGuide = 100;

    private static readonly string Guide = File.ReadAllText(RepositoryFiles.InRoot("CONTRIBUTING.md"));

    [Fact]
    public void The_recipe_for_an_output_format_compiles_against_the_program()
    {
        var code = Block("A new output format");
        Assert.Contains("IOutputFormat", code, StringComparison.Ordinal);
        var problems = SourceCode.CompileAgainstPublisher(code).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(problems.Select(d => d.ToString()));
    }

    [Fact]
    public void The_recipe_for_a_host_compiles_against_the_program()
    {
        var code = Block("A new host");
        Assert.Contains("IHost", code, StringComparison.Ordinal);
        var problems = SourceCode.CompileAgainstPublisher(code).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(problems.Select(d => d.ToString()));
    }

    [Fact]
    public void Code_against_a_contract_that_is_not_there_does_not_compile() =>
        Assert.Contains(
            SourceCode.CompileAgainstPublisher("public sealed class Wrong : Publisher.Formats.IOutputFormat { public string Name => \"wrong\"; }").GetDiagnostics(TestContext.Current.CancellationToken),
            d => d.Id == "CS0535");

    [Fact]
    public void The_guide_fits_on_two_pages() => Assert.InRange(Guide.Split('\n').Length, 1, LongestGuide);

    /// <summary>The first C# block below a heading.</summary>
    private static string Block(string heading)
    {
        var section = Guide[Guide.IndexOf($"## {heading}\n", StringComparison.Ordinal)..];
        return CSharpBlock().Match(section).Groups["code"].Value;
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
