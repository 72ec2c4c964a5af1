using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Tests.Fixtures;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

/// <summary>What is said here about another guild's, and there about ours.</summary>
public sealed class EndorsedElsewhereTests
{
    private const string Award = Harbour.Base + "/credentials/" + SignedSite.LightId + ".json";
    private const string Badge = Harbour.Base + "/badges/first-light/1.0/achievement.json";
    private readonly SignedSite site = SignedSite.Minimal();

    [Theory]
    [InlineData(Award, Harbour.Base, Harbour.Base + "/awards/" + SignedSite.LightId + "/", Award)]
    [InlineData(Badge, Harbour.Base, Harbour.Base + "/badges/first-light/", Badge)]
    [InlineData("did:web:harbour.example", Harbour.Base, Harbour.Base + "/", Harbour.Base + "/authority/1.json")]
    [InlineData("https://minimal.example/north/credentials/lightaaaaaaaaaaa.json", "https://minimal.example/north", "https://minimal.example/north/awards/lightaaaaaaaaaaa/", "https://minimal.example/north/credentials/lightaaaaaaaaaaa.json")]
    [InlineData("did:web:other.example:guild", "https://other.example/guild", "https://other.example/guild/", "https://other.example/guild/authority/1.json")]
    public void An_address_says_whose_it_is_and_where_people_read_of_it(string subject, string baseUrl, string page, string pinned)
    {
        var there = EndorsedElsewhere.Of(subject, site.Content.Config)!;
        Assert.Equal((baseUrl, page, pinned, null), (there.BaseUrl, there.Page, there.Pinned, there.Peer));
        Harbour.List(site, Sri.Of([]));
        Assert.Equal(baseUrl == Harbour.Base ? "harbour" : null, EndorsedElsewhere.Of(subject, site.Content.Config)!.Peer?.Name);
    }

    [Theory]
    [InlineData("did:web:minimal.example")]
    [InlineData("https://minimal.example/credentials/nothingaaaaaaaaa.json")]
    [InlineData("https://minimal.example/badges/first-light/1.0/achievement.json")]
    [InlineData("https://harbour.example/credentials/no.json")]
    [InlineData("https://harbour.example/credentials/lightaaaaaaaaaaa.json?x")]
    [InlineData("https://harbour.example//credentials/lightaaaaaaaaaaa.json")]
    [InlineData("https://harbour.example/badges/First/1.0/achievement.json")]
    [InlineData("https://harbour.example/badges/first-light/1.0/")]
    [InlineData("https://harbour.example/")]
    [InlineData("http://harbour.example/credentials/lightaaaaaaaaaaa.json")]
    [InlineData("https://192.0.2.1/credentials/lightaaaaaaaaaaa.json")]
    [InlineData("urn:uuid:0a0a0a0a-0000-4000-8000-000000000001")]
    [InlineData("did:web:Harbour.example")]
    public void What_is_ours_or_has_no_such_address_is_nothing_elsewhere(string subject) => Assert.Null(EndorsedElsewhere.Of(subject, site.Content.Config));

    public static TheoryData<string> Things => new("badge", "award", "guild");

    private static Func<EndorsementDraft, EndorsementDraft> About(string thing) => thing switch { "award" => Harbour.OfAward, "guild" => Harbour.OfGuild, _ => d => d };

    [Theory]
    [MemberData(nameof(Things))]
    public void A_partners_badge_award_or_guild_is_endorsed_here_and_a_build_asks_nobody(string thing)
    {
        Harbour.Pull(site);
        Harbour.Praise(site, About(thing));
        var (verified, codes) = Check();
        Assert.Empty(codes);
        var word = Assert.Single(verified.Endorsements);
        Assert.Equal(("harbour", "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002"), (word.Elsewhere!.Peer!.Name, word.MemberSubject));
    }

    [Fact]
    public void After_parting_it_stays_and_that_it_is_of_no_partner_is_told()
    {
        Harbour.Praise(site);
        var (verified, codes) = Check();
        Assert.Equal(["PUB0949"], codes);
        Assert.Null(Assert.Single(verified.Endorsements).Elsewhere!.Peer);
    }

    [Theory]
    [InlineData("badge", "PUB0950")]
    [InlineData("guild", "PUB0950")]
    [InlineData("award", "")]
    public void Other_bytes_than_those_pulled_are_told_where_the_pull_can_know_that(string thing, string code)
    {
        Harbour.Pull(site);
        Harbour.Praise(site, d => About(thing)(d) with { DigestSri = Sri.Of([1]) });
        var (verified, codes) = Check();
        Assert.Single(verified.Endorsements);
        Assert.Equal(code.Length == 0 ? [] : [code], codes);
    }

    [Theory]
    [InlineData("https://harbour.example/badges/two-hands/1.0/achievement.json", "PUB0345")]
    [InlineData("https://minimal.example/badges/first-light/1.0/achievement.json", "PUB0345")]
    public void It_pins_what_it_is_about_and_nothing_else(string pinned, string code)
    {
        Harbour.Pull(site);
        Harbour.Praise(site, d => d with { Address = pinned });
        Assert.Contains(code, Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    [Fact]
    public void What_may_not_stand_in_an_endorsement_may_not_stand_in_this_one()
    {
        Harbour.Pull(site);
        Harbour.Praise(site, d => d with { Comment = "Ask hana@harbour.example." });
        Assert.Equal(["PUB0211"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
        Harbour.Praise(site, d => d with { SubjectId = Harbour.Base + "/about/", Address = Harbour.Base + "/about/" });
        Assert.Equal(["PUB0341"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
        Harbour.Praise(site);
        site.Edit(SignedSite.EndorsementPath(Harbour.Praised), "*warm*", "*cold*");
        Assert.Equal(["PUB0340"], Pipeline.Check(site.Tree).Diagnostics.Select(d => d.Descriptor.Code));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void It_is_withdrawn_by_whoever_made_it_or_by_who_keeps_the_list_also_after_parting(bool byOwnKey, bool isListed)
    {
        if (isListed)
        {
            Harbour.Pull(site);
        }
        Harbour.Praise(site);
        site.Unsay(Harbour.Praised, own: byOwnKey ? SignedSite.Ben : null);
        site.Remove(SignedSite.EndorsementPath(Harbour.Praised));
        site[WithdrawnPlace.PathOf(Harbour.Praised)] = WithdrawnWord.Line(Badge);
        var (verified, codes) = Check();
        Assert.Empty(codes);
        Assert.Equal(Badge, Assert.Single(verified.Status.WithdrawnEndorsements).SubjectId);
    }

    [Fact]
    public void A_treaty_that_is_gone_was_ended_by_whoever_could_make_one_also_where_others_keep_the_list()
    {
        // Ben recognises badges of others; Ada, who is alone in that role, keeps the status list.
        var draft = site.Authority();
        site.Write("content/authority/1.json", SignedText.Sign(AuthorityWriter.Write(draft with
        {
            Members = [draft.Members[0] with { Roles = [.. draft.Members[0].Roles, new("keeper", SignedSite.Begin, null)] }, .. draft.Members.Skip(1)],
            Treaties = new() { Badges = [], Signers = new(null, ["m2"], null) },
            Status = draft.Status with { List = new("keeper", 1) },
        }), draft.ValidFrom, draft.Issuer, SignedSite.Ada));
        site.SignAwards();
        site.Decide(Harbour.TreatyId, Credentials.Status.StatusAction.Withdraw, [SignedSite.Ben], change: d => d with { Award = $"https://minimal.example/endorsements/{Harbour.TreatyId}.json" });
        site[WithdrawnPlace.PathOf(Harbour.TreatyId)] = WithdrawnWord.Line(Badge);
        var (verified, codes) = Check();
        Assert.Empty(codes);
        Assert.Equal(Harbour.TreatyId, Assert.Single(verified.Status.WithdrawnEndorsements).Id);
        // Of what was never a treaty he takes nothing away.
        site[WithdrawnPlace.PathOf(Harbour.TreatyId)] = WithdrawnWord.Line("did:web:harbour.example");
        Assert.NotEmpty(Pipeline.Check(site.Tree).Diagnostics);
    }

    [Fact]
    public void Who_belongs_to_both_guilds_does_not_endorse_their_own_award_from_the_other()
    {
        const string Third = "thirdaaaaaaaaaaa";
        Harbour.Pull(site);
        site.Award("first-light", Third, 9, d => d with { HolderId = "urn:uuid:0a0a0a0a-0000-4000-8000-000000000002" });
        Harbour.Endorse(site, SignedSite.Ada, Third);
        Assert.Single(Check().Verified.Peers.Single().Endorsements);
        Harbour.Endorse(site, SignedSite.Ben, Third);
        var (verified, codes) = Check();
        Assert.Empty(verified.Peers.Single().Endorsements);
        Assert.Equal(["PUB0903"], codes);
    }

    [Fact]
    public void What_a_partner_publishes_is_left_out_where_it_has_an_address_of_a_person()
    {
        Harbour.Pull(site);
        Harbour.Endorse(site, change: d => d with { Comment = "Ask wren@minimal.example." });
        var (verified, codes) = Check();
        Assert.Empty(verified.Peers.Single().Endorsements);
        Assert.Equal(["PUB0903"], codes);
    }

    private (VerifiedContent Verified, List<string> Codes) Check()
    {
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics.Select(d => $"{d.Location} {d.Message}")));
        return (result.Verified!, [.. result.Diagnostics.Select(d => d.Descriptor.Code)]);
    }
}
