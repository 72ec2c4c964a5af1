using System.Text.Json.Nodes;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Linking;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Formats;

/// <summary>What a site publishes of its partners so that their awards can be checked on it.</summary>
public sealed class PeerDocumentTests
{
    private const string Index = "federation/peers.json";
    private readonly SignedSite site = SignedSite.Minimal();

    [Fact]
    public void What_judging_takes_stands_there_byte_for_byte_and_an_index_names_it()
    {
        var harbour = Harbour.Make();
        Harbour.Pull(site, harbour);
        Harbour.Treat(site, d => d with { Terms = d.Terms with { Rate = new(5, 4) } });
        var rendered = Rendered();
        var peer = JsonNode.Parse(rendered.Text(Index))!["peers"]!.AsArray().Single()!;
        var documents = peer["documents"]!.AsArray().Select(d => (string)d!).ToList();
        Assert.Equal(["authority/1.json", "badges/first-light/1.0/achievement.json", $"credentials/{SignedSite.LightId}.json", "did.json", "status/1.json"], documents.Order(StringComparer.Ordinal));
        Assert.All(documents.Where(d => d != "did.json"), d =>
        {
            var kept = site.Files[Harbour.Folder + d.Replace("credentials/", "awards/", StringComparison.Ordinal)];
            Assert.Equal(kept, rendered.Site.Find("federation/harbour/" + d)!.Bytes.ToArray());
        });
        Assert.Equal(("did:web:harbour.example", Harbour.Base, Sri.Of(harbour.Files["content/authority/1.json"])), ((string)peer["issuer"]!, (string)peer["base"]!, (string)peer["pin"]!));
        Assert.Contains("did:web:harbour.example", rendered.Text("federation/harbour/did.json"), StringComparison.Ordinal);
        var treaty = peer["treaties"]!.AsArray().Single()!;
        Assert.Equal((Harbour.Base + "/badges/first-light/1.0/achievement.json", "First Light", 5, "Their stove is *colder* than ours."), ((string)treaty["badge"]!, (string)treaty["as"]!, (int)treaty["rate"]!["theirs"]!, (string)treaty["because"]!));
        Assert.Contains(" data-partners>", rendered.Page("verify/"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_one_whose_rules_were_refused_there_is_nothing()
    {
        Harbour.Pull(site);
        site[Harbour.Folder + PeerSeen.FileName] = Harbour.Seen("refused");
        IsNothingIn(Rendered());
    }

    [Fact]
    public void Nor_of_one_whose_rules_have_forked()
    {
        var harbour = Harbour.Make();
        Harbour.Pull(site, harbour);
        site.Write(Harbour.Folder + "evidence/fork-2/one.json", Harbour.Second(harbour, 1));
        site.Write(Harbour.Folder + "evidence/fork-2/other.json", Harbour.Second(harbour, 2));
        IsNothingIn(Rendered());
    }

    private static void IsNothingIn(RenderedSite rendered)
    {
        Assert.NotNull(rendered.Site.Find("federation/graph.json"));
        Assert.DoesNotContain(rendered.Site.Files, f => f.Path == Index || (f.Path.StartsWith("federation/harbour/", StringComparison.Ordinal) && !f.Path.Contains("/image.", StringComparison.Ordinal)));
        Assert.DoesNotContain("data-partners", rendered.Page("verify/"), StringComparison.Ordinal);
    }

    private RenderedSite Rendered()
    {
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics.Select(d => $"{d.Location} {d.Message}")));
        return new(SiteLinker.Link(result.Verified!));
    }
}
