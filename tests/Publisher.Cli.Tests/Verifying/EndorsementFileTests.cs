using System.Text.Json;

namespace Publisher.Cli.Tests.Verifying;

/// <summary>Endorsements as <c>verify</c> judges them: in an offline file beside their award, and as files of their own.</summary>
public sealed class EndorsementFileTests
{
    [Fact]
    public void An_offline_file_brings_the_endorsements_of_its_award_and_each_is_judged()
    {
        using var guild = new EndorsedGuild();
        guild.Must("", "bundle", guild.AwardId, "--site", "guild", "--out", guild["award.bundle.json"]);

        var (exit, output, _) = guild.Run("robin", "verify", guild["award.bundle.json"], "--offline", "--trust", guild["guild/content/authority/1.json"]);
        Assert.Equal(ExitCodes.Ok, exit);
        Assert.StartsWith("Genuine and in force as of ", output, StringComparison.Ordinal);
        Assert.Matches("\nEndorsed by did:key:z6Mk[1-9A-Za-z]+: Genuine", output);

        var endorsement = Assert.Single(Endorsements(guild, guild["award.bundle.json"]));
        Assert.Equal(("endorsement", "valid"), (endorsement.GetProperty("kind").GetString(), endorsement.GetProperty("state").GetString()));
    }

    [Fact]
    public void A_changed_endorsement_in_an_offline_file_is_told_and_takes_nothing_from_the_award()
    {
        using var guild = new EndorsedGuild();
        File.WriteAllText(guild.Endorsement, File.ReadAllText(guild.Endorsement).Replace("I came and ate.", "Best bread ever", StringComparison.Ordinal));
        guild.Must("", "bundle", guild.Credential, "--out", guild["award.bundle.json"]);

        var (exit, output, _) = guild.Run("robin", "verify", guild["award.bundle.json"], "--offline", "--trust", guild["guild/content/authority/1.json"]);
        Assert.Equal(ExitCodes.Ok, exit);
        Assert.DoesNotMatch("\nEndorsed by did:key:z6Mk[1-9A-Za-z]+: Genuine", output);
        Assert.Equal("altered", Assert.Single(Endorsements(guild, guild["award.bundle.json"])).GetProperty("state").GetString());
    }

    [Fact]
    public void An_endorsement_beside_its_guilds_documents_is_judged_by_them()
    {
        using var guild = new EndorsedGuild();
        Assert.StartsWith("Genuine", guild.Must("robin", "verify", guild.Endorsement, "--offline"), StringComparison.Ordinal);

        // The award it pins is another now.
        File.WriteAllText(guild.Credential, File.ReadAllText(guild.Credential) + "\n");
        var (exit, output, _) = guild.Run("robin", "verify", guild.Endorsement, "--offline");
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Contains("other bytes", output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_endorsement_far_from_what_it_is_about_cannot_be_judged_whole_but_a_changed_one_shows()
    {
        using var guild = new EndorsedGuild();
        var (exit, output, _) = guild.Run("robin", "verify", "word.json", "--offline");
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Contains("The signature is genuine", output, StringComparison.Ordinal);
        Assert.Contains("is not at hand", output, StringComparison.Ordinal);

        File.WriteAllText(guild["robin/changed.json"], File.ReadAllText(guild["robin/word.json"]).Replace("I came and ate.", "I came and sang.", StringComparison.Ordinal));
        Assert.Equal(ExitCodes.Bad, guild.Run("robin", "verify", "changed.json", "--offline").Exit);
    }

    private static List<JsonElement> Endorsements(EndorsedGuild guild, string bundle)
    {
        var report = guild.Run("robin", "verify", bundle, "--offline", "--format", "json", "--trust", guild["guild/content/authority/1.json"]).Out;
        return [.. JsonElement.Parse(report).GetProperty("results")[0].GetProperty("endorsements").EnumerateArray()];
    }
}
