using Publisher.Diagnostics;
using Publisher.Testing;

namespace Publisher.Tests.Fixtures;

public sealed class InvalidSiteTests
{
    public static TheoryData<string> Sites => [.. InvalidSite.Names.Where(n => !new InvalidSite(n).IsAboutTheDisk && !new InvalidSite(n).IsAboutAChange && !new InvalidSite(n).IsAboutAnImport)];

    public static TheoryData<string> Imports => [.. InvalidSite.Names.Where(n => new InvalidSite(n).IsAboutAnImport)];

    public static TheoryData<string> Changes => [.. InvalidSite.Names.Where(n => new InvalidSite(n).IsAboutAChange)];

    [Theory]
    [MemberData(nameof(Sites))]
    public void A_site_with_a_mistake_is_told_its_place_and_nothing_else(string name)
    {
        var site = new InvalidSite(name);
        var result = TestSites.TryBuild(site.Read());
        var found = result.Diagnostics.Select(InvalidSite.Line).ToList();
        Assert.True(site.Expected.SequenceEqual(found.Select(site.AsExpected), StringComparer.Ordinal),
            $"expected:\n  {string.Join("\n  ", site.Expected)}\nfound:\n  {string.Join("\n  ", result.Diagnostics.Select(d => $"{InvalidSite.Line(d)} {d.Message}"))}");
        Assert.Contains(found, f => f.EndsWith(name[..7], StringComparison.Ordinal));
        Assert.Equal(result.HasErrors, result.Site is null);
        foreach (var diagnostic in result.Diagnostics)
        {
            AssertWords(diagnostic);
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_that_may_not_be_is_told_its_place_and_nothing_else(string name)
    {
        var site = new InvalidSite(name);
        var found = site.Judge().Diagnostics;
        Assert.True(site.Expected.SequenceEqual(found.Select(InvalidSite.Line), StringComparer.Ordinal),
            $"expected:\n  {string.Join("\n  ", site.Expected)}\nfound:\n  {string.Join("\n  ", found.Select(d => $"{InvalidSite.Line(d)} {d.Message}"))}");
        Assert.All(found, AssertWords);
    }

    [Theory]
    [MemberData(nameof(Imports))]
    public void A_file_that_cannot_be_moved_in_is_told_its_place_and_nothing_else(string name)
    {
        var site = new InvalidSite(name);
        var found = site.Import();
        Assert.True(site.Expected.SequenceEqual(found.Select(InvalidSite.Line), StringComparer.Ordinal),
            $"expected:\n  {string.Join("\n  ", site.Expected)}\nfound:\n  {string.Join("\n  ", found.Select(d => $"{InvalidSite.Line(d)} {d.Message}"))}");
        Assert.All(found, AssertWords);
    }

    [Fact]
    public void The_site_under_them_all_has_no_mistake()
    {
        var result = TestSites.Build(TestSites.Read(TestSites.Valid("minimal")));
        Assert.Empty(result.Diagnostics);
        Assert.Equal(2, result.Verified!.Awards.Length);
    }

    private static void AssertWords(Diagnostic diagnostic)
    {
        foreach (var words in (string[])[diagnostic.Message, diagnostic.Hint])
        {
            Assert.False(string.IsNullOrWhiteSpace(words));
            Assert.DoesNotMatch(@"\{\d\}", words);
            Assert.False(words.EndsWith('.'), words);
        }
    }
}
