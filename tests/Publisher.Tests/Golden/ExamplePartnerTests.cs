using Publisher.Content;
using Publisher.Sites;
using Publisher.Sources;
using Publisher.Testing;

namespace Publisher.Tests.Golden;

/// <summary>The example guild and its partner, whose own site is tests/sites/harbour: what is kept here is what stands there, and what was agreed is shown.</summary>
public sealed class ExamplePartnerTests
{
    private static readonly SourceTree Tree = TestSites.Read(TestSites.Example);
    private static readonly BuiltSite Built = TestSites.Build(Tree);
    private static readonly BuiltSite Partner = TestSites.Build(TestSites.Read(RepositoryFiles.InRoot("tests", "sites", "harbour")));

    [Fact]
    public void What_is_kept_of_the_partner_is_what_its_site_publishes_byte_for_byte()
    {
        Assert.Empty(Partner.Diagnostics);
        var folder = Peer.FolderOf("harbour");
        var kept = Tree.Under(folder).Where(f => !f.Path.EndsWith(PeerSeen.FileName, StringComparison.Ordinal) && !f.Path.StartsWith(folder + "treaties/", StringComparison.Ordinal)).ToList();
        Assert.Contains(kept, f => f.Path.StartsWith(folder + "awards/", StringComparison.Ordinal));
        Assert.All(kept, f =>
        {
            var path = f.Path[folder.Length..].Replace("awards/", "credentials/", StringComparison.Ordinal);
            Assert.True(f.Bytes.Span.SequenceEqual(Partner.Site!.Find(path)!.Bytes.Span), path);
        });
    }

    [Fact]
    public void A_treaty_holds_in_each_direction_and_a_persons_award_comes_by_ours()
    {
        var peer = Assert.Single(Built.Model!.Peers);
        Assert.Equal(Partner.Verified!.Authority.Versions[0].DigestSri, peer.Settings.Pin);
        Assert.Single(peer.Treaties);
        Assert.Single(peer.Verified!.Recognitions);
        var award = Assert.Single(peer.Awards);
        Assert.Contains(Partner.Verified.Awards, a => a.Outline.Source.Id == award.Source.Id);
        // Somebody else of ours holds the same badge there, and has not asked for it to be shown.
        Assert.Contains(Partner.Verified.Awards, a => a.Outline.HolderId != award.Holder.Id && Built.Verified!.Content.Members.Any(m => m.Id == a.Outline.HolderId));
    }

    [Fact]
    public void A_pathway_leads_through_the_partners_badge_and_somebody_has_walked_there()
    {
        var pathway = Assert.Single(Built.Model!.Pathways, p => p.Names("harbour:rigger"));
        var holder = Built.Model.Peers[0].Awards[0].Holder;
        var page = Text(SitePaths.Member(holder.Handle));
        Assert.Contains($"<a href=\"{Built.Model.Peers[0].Settings.Url}/awards/{Built.Model.Peers[0].Awards[0].Source.Id}/\" rel=\"external\">Rigger</a>: counts", page, StringComparison.Ordinal);
        Assert.Contains("federation/harbour/badges/rigger/1.0/image.png\"", Text(SitePaths.Pathway(pathway.Slug)), StringComparison.Ordinal);
        Assert.Contains("Begun; no step is done yet", page, StringComparison.Ordinal);
    }

    private static string Text(string folder) => System.Text.Encoding.UTF8.GetString(Built.Site!.Find(folder + "index.html")!.Bytes.Span);
}
