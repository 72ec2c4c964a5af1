using Publisher.Testing;

namespace Publisher.Tests.Golden;

/// <summary>Whole fixture sites, byte for byte.</summary>
public sealed class SiteTests
{
    [Theory]
    [InlineData("minimal")]
    [InlineData("full")]
    [InlineData("directory")]
    public void A_fixture_site_equals_its_golden_tree(string name)
    {
        var site = TestSites.Build(TestSites.Read(TestSites.Valid(name))).Site!;
        var expected = Path.Combine(TestSites.Valid(name), "expected");
        if (GoldenTree.IsUpdate(Environment.GetEnvironmentVariable))
        {
            GoldenTree.Update(site, expected);
        }
        var differences = GoldenTree.Compare(site, expected);
        Assert.True(differences.Count == 0, GoldenTree.Tell(differences, $"tests/sites/valid/{name}/expected"));
    }
}
