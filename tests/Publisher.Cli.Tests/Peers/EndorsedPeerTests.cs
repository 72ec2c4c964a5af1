using System.Text;
using Publisher.Cli.Tests.Network;

namespace Publisher.Cli.Tests.Peers;

/// <summary>What a partner's site shows is verified before anybody here puts their name to it.</summary>
public sealed class EndorsedPeerTests(PeerFixture fixture) : IClassFixture<PeerFixture>
{
    private readonly PeeredGuild ours = fixture.Copy();

    private ServedGuild Guild => fixture.Guild;

    private string AwardPath => $"/credentials/{Guild.AwardId}.json";

    [Fact]
    public void An_award_that_stands_is_endorsed_by_its_page_and_by_its_file()
    {
        foreach (var address in (string[])[$"/awards/{Guild.AwardId}/", AwardPath])
        {
            var (exit, output, error) = Endorse(Guild.BaseUrl + address);
            Assert.True(exit == 0, output + error);
            Assert.Contains("Harbour Street Bakers finds it", output, StringComparison.Ordinal);
        }
        Assert.Equal(2, Directory.GetFiles(Words).Length);
        Assert.DoesNotContain("PUB09", ours.MustBuild(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_changed_or_is_of_another_guild_is_refused()
    {
        var text = File.ReadAllText(Path.Combine(Guild.Site, AwardPath[1..]));
        Guild.Instead[AwardPath] = r => r.Answer("200 OK", "", Encoding.UTF8.GetBytes(text.Replace("Founding", "Grounding", StringComparison.Ordinal)));
        Refused(ExitCodes.Bad, "this award does not stand, so it is not endorsed", Guild.BaseUrl + AwardPath);
        Guild.Instead[AwardPath] = r => r.Answer("200 OK", "", Encoding.UTF8.GetBytes(text.Replace(Guild.BaseUrl, "https://other.example", StringComparison.Ordinal)));
        Refused(ExitCodes.Bad, "and no award of Harbour Street Bakers", Guild.BaseUrl + AwardPath);
        Guild.Instead[AwardPath] = r => r.Answer("200 OK", "", "{}"u8.ToArray());
        Refused(ExitCodes.Bad, "no Open Badges award", Guild.BaseUrl + AwardPath);
    }

    [Fact]
    public void Where_its_status_cannot_be_had_nothing_is_endorsed()
    {
        Guild.Instead["/status/1.json"] = r => r.Answer("500 Internal Server Error", "", default);
        Refused(ExitCodes.Undetermined, "this award could not be judged, so it is not endorsed", Guild.BaseUrl + AwardPath);
    }

    [Fact]
    public void By_other_rules_than_those_pinned_nothing_is_endorsed()
    {
        Guild.Must("init", "twin", "--name", "Harbour Street Bakers", "--url", Guild.BaseUrl, "--member", "mal", "--codes", Path.Combine(Guild.Folder, "twin.txt"), "--time-zone", "UTC");
        Guild.Must("build", "--site", "twin");
        Guild.Instead[AwardPath] = Guild.Honest;
        Guild.Instead[""] = r => ServedGuild.From(Path.Combine(Guild.Folder, "twin", "_site"), "", r);
        Refused(ExitCodes.Bad, "shows other rules than those you have of Harbour Street Bakers", Guild.BaseUrl + AwardPath);
    }

    [Fact]
    public void A_version_of_a_badge_that_was_not_pulled_is_asked_for_and_has_to_be_one()
    {
        var address = Guild.BaseUrl + "/badges/founding-member/9.9/achievement.json";
        Refused(ExitCodes.Undetermined, "the badge could not be read", address);
        Guild.Instead["/9.9/achievement.json"] = r => ServedGuild.From(Guild.Site, "/9.9", r with { Path = "/9.9/badges/founding-member/1.0/achievement.json" });
        Refused(ExitCodes.Bad, "is no version of a badge", address);
        Refused(ExitCodes.Bad, "has no badge 'nothing' here", Guild.BaseUrl + "/badges/nothing/");
    }

    private string Words => Path.Combine(ours.Folder, "content", "endorsements");

    private void Refused(int code, string words, string address)
    {
        var (exit, _, error) = Endorse(address);
        Assert.True(exit == code, $"{exit}: {error}");
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Words));
    }

    private (int Exit, string Out, string Error) Endorse(string address) => ours.Run(new(), "endorse", address, "--comment", "I ate there.", "--name", "Bea", "--insecure-local", "--yes");
}
