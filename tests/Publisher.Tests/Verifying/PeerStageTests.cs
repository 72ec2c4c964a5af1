using Publisher.Content;
using Publisher.Tests.Fixtures;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

public sealed class PeerStageTests
{
    private readonly SignedSite site = SignedSite.Minimal();

    private (VerifiedPeer? Peer, List<string> Codes) Check()
    {
        var result = Pipeline.Check(site.Tree);
        Assert.False(result.HasErrors, string.Join('\n', result.Diagnostics.Select(d => $"{d.Location} {d.Message}")));
        Assert.Equal(2, result.Verified!.Awards.Length);
        return (result.Verified.Peers.SingleOrDefault(), [.. result.Diagnostics.Select(d => $"{d.Location.Path} {d.Descriptor.Code}: {d.Message}")]);
    }

    [Fact]
    public void A_snapshot_that_holds_gives_rules_badges_awards_and_endorsements()
    {
        Harbour.Pull(site);
        Harbour.Endorse(site);
        var (peer, codes) = Check();
        Assert.Empty(codes);
        Assert.Equal(("harbour", "Harbour Makers", "did:web:harbour.example", 1), (peer!.Name, peer.Title, peer.Issuer, peer.Authority.Newest.Version));
        Assert.Equal(["first-light", "two-hands"], peer.Badges.Select(b => b.Address.Slug));
        Assert.Equal(("wren", "first-light"), (peer.Awards.Single().Holder.Handle, peer.Awards.Single().Badge.Slug));
        Assert.Equal("https://minimal.example/credentials/" + SignedSite.LightId + ".json", peer.Endorsements.Single().SubjectId);
        Assert.Equal((PeerStanding.Current, new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)), (peer.Standing, peer.Seen));
    }

    [Theory]
    [InlineData("\"steward\"", "\"stewart\"", "version 1 is sha256-")]
    [InlineData("{", "[", "PUB0903")]
    public void Rules_that_do_not_hold_take_the_whole_peer_and_nothing_else(string old, string with, string words)
    {
        Harbour.Pull(site);
        site[Harbour.Folder + "authority/1.json"] = site[Harbour.Folder + "authority/1.json"].Replace(old, with, StringComparison.Ordinal);
        var (peer, codes) = Check();
        Assert.Null(peer);
        Assert.Contains(codes, c => c.Contains(words, StringComparison.Ordinal));
        Assert.Contains(codes, c => c.Contains("PUB0902", StringComparison.Ordinal));
    }

    [Fact]
    public void A_version_signed_by_nobody_who_may_is_refused_whatever_is_pinned()
    {
        var harbour = Harbour.Make();
        Harbour.Pull(site, harbour);
        site.Write(Harbour.Folder + "authority/2.json", Harbour.Second(harbour, 1));
        Assert.Equal(2, Check().Peer!.Authority.Newest.Version);
        site.Edit(Harbour.Folder + "authority/2.json", "\"coolingOffDays\": 1", "\"coolingOffDays\": 0");
        var (peer, codes) = Check();
        Assert.Null(peer);
        Assert.Contains("version 2 does not hold", codes.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("before the frost", "after the frost", "the signature")]
    [InlineData("harbour.example/credentials/light", "harbour.example/credentials/night", "this file would be https://harbour.example/credentials/light")]
    [InlineData("https://harbour.example", "https://haven.example", "this file would be")]
    public void An_award_that_was_changed_is_left_out_and_the_rest_of_the_peer_stands(string old, string with, string words)
    {
        Harbour.Pull(site);
        site[Harbour.LightPath] = site[Harbour.LightPath].Replace(old, with, StringComparison.Ordinal);
        var (peer, codes) = Check();
        Assert.Empty(peer!.Awards);
        Assert.Equal(2, peer.Badges.Length);
        Assert.StartsWith(Harbour.LightPath + " PUB0903", codes.Single(), StringComparison.Ordinal);
        Assert.Contains(words, codes.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content/members/wren.md", "awardsFrom: [harbour]", "awardsFrom: [haven]", "wren has not said")]
    [InlineData("content/members/wren.md", "000000000003", "000000000009", "no member of ours")]
    public void An_award_is_kept_only_by_treaty_for_a_member_who_wants_it(string path, string old, string with, string words)
    {
        Harbour.Pull(site);
        site.Edit(path, old, with);
        var (peer, codes) = Check();
        Assert.Empty(peer!.Awards);
        Assert.StartsWith(Harbour.LightPath + " PUB0904", codes.Single(), StringComparison.Ordinal);
        Assert.Contains(words, codes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_that_was_taken_back_there_or_has_no_list_here_is_left_out()
    {
        var harbour = Harbour.Make();
        Harbour.Pull(site, harbour);
        harbour.SignList(SignedSite.Ada, 7);
        site.Write(Harbour.Folder + "status/1.json", harbour.Files["content/status/1.json"]);
        var (peer, codes) = Check();
        Assert.Empty(peer!.Awards);
        Assert.Contains("revoked", codes.Single(), StringComparison.Ordinal);
        site.Remove(Harbour.Folder + "status/1.json");
        Assert.Contains(Harbour.LightPath + " PUB0903", Check().Codes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_by_the_same_people_for_another_guild_is_not_the_peers()
    {
        Harbour.Pull(site);
        site.Write(Harbour.LightPath, site.Files[SignedSite.PathOf(SignedSite.LightId)]);
        var (peer, codes) = Check();
        Assert.Empty(peer!.Awards);
        Assert.Contains("PUB0903", codes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_good_texts_of_one_version_are_a_fork_and_awards_and_endorsements_wait()
    {
        var harbour = Harbour.Make();
        Harbour.Pull(site, harbour);
        Harbour.Endorse(site);
        site.Write(Harbour.Folder + "authority/2.json", Harbour.Second(harbour, 1));
        site.Write(Harbour.Folder + "evidence/fork-2/other.json", Harbour.Second(harbour, 2));
        var (peer, codes) = Check();
        Assert.True(peer!.HasForked);
        Assert.Equal(PeerStanding.Refused, peer.Standing);
        Assert.Empty(peer.Awards);
        Assert.Empty(peer.Endorsements);
        Assert.Contains("PUB0905", codes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_of_a_fork_that_proves_none_takes_nothing_away()
    {
        var harbour = Harbour.Make();
        Harbour.Pull(site, harbour);
        site.Write(Harbour.Folder + "evidence/fork-2/one.json", Harbour.Second(harbour, 1));
        site.Write(Harbour.Folder + "evidence/fork-2/other.json", Harbour.Second(harbour, 2));
        site.Edit(Harbour.Folder + "evidence/fork-2/other.json", "\"coolingOffDays\": 2", "\"coolingOffDays\": 3");
        var (peer, codes) = Check();
        Assert.False(peer!.HasForked);
        Assert.Single(peer.Awards);
        Assert.Empty(codes);
    }

    [Fact]
    public void Files_nobody_knows_bad_pictures_and_other_badges_are_left_out_one_by_one()
    {
        Harbour.Pull(site);
        site[Harbour.Folder + "notes.txt"] = "x";
        site[Harbour.Folder + "badges/first-light/1.0/image.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
        site.Edit(Harbour.Folder + "badges/two-hands/1.0/achievement.json", "https://harbour.example/badges/two-hands/1.0/achievement.json", "https://harbour.example/badges/three-hands/1.0/achievement.json");
        site[Harbour.Folder + PeerSeen.FileName] = "{}\n";
        var (peer, codes) = Check();
        Assert.Equal(["first-light"], peer!.Badges.Select(b => b.Address.Slug));
        Assert.Null(peer.Badges[0].Svg);
        Assert.NotNull(peer.Badges[0].Png);
        Assert.Equal(("harbour", PeerStanding.Stale, null), (peer.Title, peer.Standing, peer.Seen));
        Assert.All(codes, c => Assert.Contains("PUB0903", c, StringComparison.Ordinal));
        Assert.Equal(["badges/first-light/1.0/image.svg", "badges/two-hands/1.0/achievement.json", "notes.txt", "seen.json"], codes.Select(c => c[Harbour.Folder.Length..c.IndexOf(' ', StringComparison.Ordinal)]));
    }

    [Fact]
    public void An_endorsement_of_what_is_not_ours_or_was_changed_is_left_out()
    {
        Harbour.Pull(site);
        Harbour.Endorse(site);
        var path = $"{Harbour.Folder}endorsements/{Harbour.Word}.json";
        site.Edit(path, "*warm*", "*cold*");
        var (peer, codes) = Check();
        Assert.Empty(peer!.Endorsements);
        Assert.StartsWith(path + " PUB0903", codes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_peer_recognises_in_its_own_name_takes_its_own_quorum()
    {
        Harbour.Pull(site);
        Harbour.Recognise(site);
        var recognition = Assert.Single(Check().Peer!.Recognitions);
        Assert.Equal(("two-hands", "First Light"), (recognition.Own.Slug, recognition.Terms!.Name));
        Harbour.Recognise(site, by: SignedSite.Mallory);
        var (peer, codes) = Check();
        Assert.Empty(peer!.Recognitions);
        Assert.Contains("PUB0903", codes.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_peers_do_not_hinder_each_other()
    {
        Harbour.Pull(site);
        site["site.config.yml"] += "  - name: haven\n    url: https://haven.example\n    pin: sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n";
        site["content/peers/haven/authority/1.json"] = "<html>";
        var (peer, codes) = Check();
        Assert.Equal("harbour", peer!.Name);
        Assert.Single(peer.Awards);
        Assert.Equal(["PUB0902", "PUB0903"], codes.Select(c => c.Split(' ')[1][..7]).Order(StringComparer.Ordinal));
    }
}
