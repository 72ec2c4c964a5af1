using Publisher.Diagnostics;
using Publisher.Testing;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Diagnostics;

/// <summary>One code, one descriptor, one page, one fixture.</summary>
public sealed class CatalogueTests
{
    /// <summary>Codes whose fixture cannot be a folder in git, each with its own test instead.</summary>
    private static readonly Dictionary<string, string> WithoutFixture = new(StringComparer.Ordinal)
    {
        ["PUB0505"] = "needs some hundred megabytes of pictures; Formats/BakedImageTests gives a host less room",
        ["PUB0615"] = "needs a badge and rules that the minimal site has not; Changes/ChangeStageTests has two",
        ["PUB0616"] = "is about what a change is compared with; Changes/ChangeStageTests has one",
        ["PUB0531"] = "needs a guild below a path, and all fixtures are of one that is not; Hosts/HostTableTests has one",
        ["PUB0620"] = "needs an outbox that the minimal site has not; Changes/ChangeStageTests has one",
        ["PUB0621"] = "needs a change to an outbox whose first lines are good; Changes/ChangeStageTests has some",
        ["PUB0709"] = "is about pictures, which the program takes from the disk and the web; Scripts/import has one",
        ["PUB0712"] = "is about what a build says of files not yet written; Scripts/import-refused has one",
        ["PUB0910"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0911"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0912"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0913"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0914"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0915"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0916"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0917"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0918"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0919"] = "is about what another site answers; Scripts/words-across has one",
        ["PUB0931"] = "is about what another site answers; the program's own tests, Peers/, have one",
        ["PUB0551"] = "needs more than 800 MB; Inspection/SiteInspectorTests builds such a site in memory",
    };

    private static IEnumerable<string> Codes => Descriptors.All.Select(d => d.Code);

    [Fact]
    public void Codes_are_distinct_and_well_formed()
    {
        Assert.All(Codes, c => Assert.Matches("^PUB[0-9]{4}$", c));
        Assert.Equal(Descriptors.All.Length, Codes.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_descriptor_is_in_the_catalogue()
    {
        var declared = typeof(Descriptors).Assembly.GetTypes().Where(t => t.Namespace == typeof(Descriptors).Namespace && t.IsAbstract && t.IsSealed)
            .SelectMany(t => t.GetProperties().Where(p => p.PropertyType == typeof(DiagnosticDescriptor)).Select(p => (DiagnosticDescriptor)p.GetValue(null)!));
        Assert.Equal(declared.Select(d => d.Code).Order(StringComparer.Ordinal), Codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code()
    {
        var pages = Directory.GetFiles(RepositoryFiles.InRoot("docs", "diagnostics"), "PUB*.md").Select(p => Path.GetFileNameWithoutExtension(p)!);
        Assert.Equal(Codes.Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_says_what_why_and_how()
    {
        foreach (var descriptor in Descriptors.All)
        {
            var page = File.ReadAllText(RepositoryFiles.InRoot("docs", "diagnostics", descriptor.Code + ".md"));
            Assert.StartsWith($"# {descriptor.Code}: ", page, StringComparison.Ordinal);
            foreach (var part in (string[])["What it means", "Why", "How to fix"])
            {
                Assert.Contains(part, page, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Every_code_has_a_fixture_and_every_fixture_a_code()
    {
        Assert.All(InvalidSite.Names, n => Assert.Matches("^PUB[0-9]{4}-[a-z0-9-]+$", n));
        var fixtures = InvalidSite.Names.Select(n => n[..7]).Concat(WithoutFixture.Keys).Distinct(StringComparer.Ordinal);
        Assert.Equal(Codes.Order(StringComparer.Ordinal), fixtures.Order(StringComparer.Ordinal));
        Assert.All(InvalidSite.Names, n => Assert.Contains(new InvalidSite(n).Expected, l => l.EndsWith(n[..7], StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_begin_small_end_without_a_stop_and_have_their_arguments()
    {
        foreach (var descriptor in Descriptors.All)
        {
            foreach (var words in (string[])[descriptor.Message, descriptor.Hint])
            {
                Assert.False(string.IsNullOrWhiteSpace(words), descriptor.Code);
                Assert.False(words.EndsWith('.'), $"{descriptor.Code}: {words}");
                Assert.False(char.IsUpper(words[0]) && !words.StartsWith("SVG", StringComparison.Ordinal), $"{descriptor.Code}: {words}");
                Assert.DoesNotContain("\n", words, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void An_argument_that_looks_like_a_placeholder_is_not_filled_again()
    {
        var diagnostic = new Diagnostic(new("PUB9999", Severity.Error, "'{0}' and '{1}'", "{1}"), new("a"), ["{1}", "{0}"]);
        Assert.Equal(("'{1}' and '{0}'", "{0}"), (diagnostic.Message, diagnostic.Hint));
    }

    [Fact]
    public void A_bag_is_sorted_by_place_then_code_and_says_nothing_twice()
    {
        var bag = new DiagnosticBag();
        var (a, b) = (Descriptors.All[0], Descriptors.All[1]);
        bag.Add(b, new("b", 1, 1), "x");
        bag.Add(b, new("a", 2, 1), "x");
        bag.Add(a, new("a", 2, 1), "x");
        bag.Add(a, new("a", 1, 9), "x");
        bag.Add(a, new("a", 1, 9), "x");
        Assert.Equal(["a:1:9", "a:2:1", "a:2:1", "b:1:1"], bag.ToSorted().Select(d => d.Location.ToString()));
        Assert.Equal([a.Code, a.Code, b.Code, b.Code], bag.ToSorted().Select(d => d.Descriptor.Code));
    }
}
