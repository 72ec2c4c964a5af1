using System.Text;
using Publisher.Pathways;
using Publisher.Testing;
using Publisher.Tests.Fixtures;
using Publisher.Tests.Verifying;
using Publisher.Verifying;

namespace Publisher.Tests.Pathways;

/// <summary>A pathway that asks for a badge of a partner, which a treaty lets count.</summary>
public sealed class PartnerBadgeTests
{
    private readonly SignedSite site = SignedSite.Minimal();

    public PartnerBadgeTests()
    {
        Harbour.Pull(site);
        site["content/pathways/two-harbours.yml"] = "name: Two Harbours\ndescription: Lit in both towns\nsteps:\n  - id: theirs\n    name: Light theirs\n    allOf: [\"harbour:first-light\"]\n";
    }

    [Fact]
    public void Without_a_treaty_it_does_not_count_and_that_is_told()
    {
        site.Remove(Harbour.TreatyPath);
        var built = TestSites.Build(site.Tree);
        Assert.Contains(built.Diagnostics, d => d.Descriptor.Code == "PUB0166");
        Assert.Empty(built.Model!.Recognised);
    }

    [Fact]
    public void By_a_treaty_it_counts_and_the_persons_page_leads_to_the_award()
    {
        var built = TestSites.Build(site.Tree);
        Assert.Empty(built.Diagnostics);
        var recognised = Assert.Single(built.Model!.Recognised);
        Assert.Equal(("harbour:first-light", "https://harbour.example/badges/first-light/"), (recognised.Name, recognised.Achievement));
        var person = Assert.Single(built.Model.People, p => !p.Elsewhere.IsEmpty);
        var held = HeldElsewhere.Of(person.Elsewhere.Select(a => a.Award), built.Model.Recognised);
        Assert.True(PathwayProgress.Of(built.Model.Pathways.Single(), [.. held], built.Model.Recognised, null).IsComplete);
        var page = Encoding.UTF8.GetString(built.Site!.Files.Single(f => f.Path == $"members/{person.Member.Handle}/index.html").Bytes.Span);
        Assert.Contains($"<a href=\"https://harbour.example/awards/{SignedSite.LightId}/\" rel=\"external\">First Light</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void When_the_treaty_has_ended_it_counts_no_more()
    {
        site.EndTreaty();
        Assert.Empty(TestSites.Build(site.Tree).Model!.Recognised);
    }
}
