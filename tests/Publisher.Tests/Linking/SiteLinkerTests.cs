using Publisher.Linking;
using Publisher.Tests.Fixtures;

namespace Publisher.Tests.Linking;

public sealed class SiteLinkerTests
{
    private static SiteModel Link(SignedSite site) => SiteLinker.Link(Pipeline.Check(site.Tree).Verified!);

    [Fact]
    public void An_award_knows_its_badge_holder_signers_rule_and_evidence()
    {
        var award = Link(SignedSite.Minimal()).Awards.Single(a => a.Id == SignedSite.HandsId);
        Assert.Equal(("two-hands", "1.0"), (award.BadgeSlug, award.BadgeVersion));
        Assert.Equal("wren", award.Holder!.Handle);
        Assert.Equal([("m1", "steward", "ada"), ("m2", "steward", "ben")], award.Signers.Select(s => (s.MemberId, s.Role, s.Page!.Handle)));
        Assert.Equal(2, award.Rule.Quorum);
        Assert.Equal("notes.txt", Assert.Single(award.Verified.Outline.Source.Evidence).Name);
        Assert.Equal(new DateOnly(2026, 2, 3), award.AwardedOn);
        Assert.NotNull(award.Frozen.Svg);
    }

    [Fact]
    public void The_day_of_an_award_is_the_day_where_it_was_given()
    {
        var site = SignedSite.Minimal();
        site.Award("first-light", "thirdaaaaaaaaaaa", 9, draft => draft with { AwardedDate = new(2026, 2, 4, 0, 30, 0, TimeSpan.FromHours(9)) });
        Assert.Equal(new DateOnly(2026, 2, 4), Link(site).Awards.Single(a => a.Id == "thirdaaaaaaaaaaa").AwardedOn);
    }

    [Fact]
    public void Awards_are_newest_first_then_by_id_and_badges_by_name()
    {
        var site = SignedSite.Minimal();
        site.Award("first-light", "thirdaaaaaaaaaaa", 9, draft => draft with { AwardedDate = draft.AwardedDate.AddDays(5) });
        var model = Link(site);
        Assert.Equal(["thirdaaaaaaaaaaa", SignedSite.HandsId, SignedSite.LightId], model.Awards.Select(a => a.Id));
        Assert.Equal(["First Light", "Two Hands"], model.Badges.Select(b => b.Badge.Name));
        Assert.Equal(["thirdaaaaaaaaaaa", SignedSite.LightId], model.Badges[0].Awards.Select(a => a.Id));
        Assert.Equal(1, Assert.Single(model.Badges[0].Rules).Quorum);
    }

    [Fact]
    public void People_have_their_awards_and_roles_and_the_authority_its_people()
    {
        var model = Link(SignedSite.Minimal());
        Assert.Equal(["Ada", "Ben", "Wren"], model.People.Select(p => p.Member.Name));
        Assert.Equal(["steward"], model.People[0].Roles);
        Assert.Empty(model.People[2].Roles);
        Assert.Equal(2, model.People[2].Awards.Length);
        Assert.Equal([("m1", "ada"), ("m2", "ben"), ("m1-recovery", "ada")], model.AuthorityPeople.Select(p => (p.Entry.Id, p.Page!.Handle)));
        Assert.Equal(0, model.WaitingCount);
    }
}
