using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Testing;

namespace Publisher.Tests.Architecture;

/// <summary>docs/threats.md names tests and codes; each must be there, or the page promises what nobody looks after.</summary>
public sealed partial class ThreatPageTests
{
    private static string Page { get; } = File.ReadAllText(RepositoryFiles.InRoot("docs", "threats.md"));

    [Fact]
    public void Every_test_the_page_of_threats_names_is_there()
    {
        var there = Directory.EnumerateFiles(RepositoryFiles.InRoot("tests"), "*Tests.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        string[] named = [.. TestName().Matches(Page).Select(m => m.Groups[1].Value)];
        Assert.True(named.Length > 50);
        Assert.Equal([], named.Where(n => !there.Contains(n)));
    }

    [Fact]
    public void Every_code_the_page_of_threats_names_is_in_the_catalogue() =>
        Assert.Equal([], Code().Matches(Page).Select(m => m.Value).Except(Descriptors.All.Select(d => d.Code)));

    [Fact]
    public void Every_row_of_threats_names_a_test() =>
        Assert.Equal([], Page.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.StartsWith("| what is tried", StringComparison.Ordinal) && !TestName().IsMatch(l)));

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\b(?:void|Task) ([A-Z][A-Za-z0-9_]+)\(")]
    private static partial Regex Method();

    [GeneratedRegex("PUB[0-9]{4}")]
    private static partial Regex Code();
}
