using System.Text;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>Awards of the example guild's partner, as its own site publishes them: of the badge that the example recognises, of the one it does not, changed, and on other days.</summary>
internal static class PartnerScenarios
{
    public static IEnumerable<Scenario> All()
    {
        var here = TestSites.Build(TestSites.Read(TestSites.Example));
        var peer = here.Model!.Peers.Single();
        var treaty = peer.Treaties.Single();
        var there = TestSites.Build(TestSites.Read(RepositoryFiles.InRoot("tests", "sites", "harbour")));
        var documents = here.Site!.Files.DistinctBy(f => f.Path, StringComparer.Ordinal).ToDictionary(f => f.Path, f => f.Bytes.ToArray(), StringComparer.Ordinal);
        Scenario With(string name, IEnumerable<Case> cases) => new(name, documents, [.. cases]) { Repository = TestSites.Example, Pin = peer.Settings.Pin };
        List<Case> Awards(bool areRecognised) =>
        [
            .. there.Model!.Awards.Where(a => (a.BadgeSlug == treaty.Recognised.Address.Slug) == areRecognised).Select(a => new Case(a.Id, there.Site!.Find(SitePaths.Credential(a.Id))!.Bytes.ToArray())),
        ];

        var recognised = Awards(areRecognised: true);
        Assert.True(recognised.Count >= 3);
        yield return With("recognised", recognised);
        yield return With("not recognised", Awards(areRecognised: false)) with { Pin = null };
        yield return With("changed", [.. AwardCases.Changed("theirs", recognised[0].Bytes, 31), .. AwardCases.Damaged("theirs", recognised[0].Bytes, 4, 6)]);
        yield return With("another issuer", recognised.Select(c => c with { Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(c.Bytes).Replace(peer.Settings.Issuer, "did:web:other.example", StringComparison.Ordinal)) })) with { Pin = null };
        yield return With("another list", recognised.Select(c => c with { Bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(c.Bytes).Replace("status/1.json", "status/9.json", StringComparison.Ordinal)) }));
        // The treaty has ended by then, and the award has not.
        yield return With("after the treaty", recognised) with { At = "2029-01-01T00:00:00Z", Pin = null };
        yield return With("before the award", recognised) with { At = "2026-03-01T00:00:00Z", Pin = null };
    }
}
