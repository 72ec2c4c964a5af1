using System.Text.Json;

namespace Publisher.Cli.Tests.Verifying;

/// <summary>Folders given to <c>verify</c>: which of what lies in them is judged.</summary>
public sealed class FolderTests
{
    [Fact]
    public void A_copy_of_a_site_is_good_with_every_picture_that_has_an_award_in_it()
    {
        using var guild = new EndorsedGuild();
        var (exit, report) = Report(guild, guild.Site);
        Assert.Equal(ExitCodes.Ok, exit);
        Assert.Equal([$"baked/{guild.AwardId}.png", $"baked/{guild.AwardId}.svg", $"credentials/{guild.AwardId}.json"], Judged(report, "guild/_site/"));
    }

    [Fact]
    public void A_folder_of_pictures_is_a_folder_of_awards_and_a_changed_one_shows()
    {
        using var guild = new EndorsedGuild();
        Directory.CreateDirectory(guild["guild/_site/mine"]);
        var picture = File.ReadAllText(Path.Combine(guild.Site, "baked", guild.AwardId + ".svg"));
        File.WriteAllText(guild["guild/_site/mine/good.svg"], picture);
        Assert.Equal(ExitCodes.Ok, Report(guild, guild["guild/_site/mine"]).Exit);

        File.WriteAllText(guild["guild/_site/mine/changed.svg"], picture.Replace("\"awardedDate\": \"2", "\"awardedDate\": \"1", StringComparison.Ordinal));
        var (exit, report) = Report(guild, guild["guild/_site/mine"]);
        Assert.Equal(ExitCodes.Bad, exit);
        Assert.Equal(["altered", "valid"], report.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("state").GetString()));
    }

    [Fact]
    public void Plain_pictures_hosted_assertions_and_what_is_no_award_are_passed_over()
    {
        using var guild = new EndorsedGuild();
        Directory.CreateDirectory(guild["mixed"]);
        File.Copy(Directory.EnumerateFiles(Path.Combine(guild.Site, "badges"), "image.png", SearchOption.AllDirectories).First(), guild["mixed/plain.png"]);
        File.WriteAllText(guild["mixed/no.png"], "not a picture at all");
        File.Copy(Path.Combine(guild.Site, "assertions", guild.AwardId + ".json"), guild["mixed/assertion.json"]);
        File.Copy(Path.Combine(guild.Site, "issuer.json"), guild["mixed/issuer.json"]);
        Assert.Contains("there is no credential in", guild.Run("", "verify", "mixed", "--offline").Error, StringComparison.Ordinal);

        File.Copy(guild.Credential, guild["mixed/award.json"]);
        var (_, report) = Report(guild, guild["mixed"]);
        Assert.Equal(["award.json"], Judged(report, "mixed/"));
        Assert.Equal(2, report.GetProperty("passedOver").GetInt32());
    }

    [Fact]
    public void A_learner_record_that_nobody_signed_is_passed_over_at_any_length_and_one_with_a_signature_is_judged()
    {
        using var guild = new EndorsedGuild();
        Directory.CreateDirectory(guild["taken"]);
        File.Copy(guild.Credential, guild["taken/award.json"]);
        string record(string with, int awards) =>
            $$$"""{"type": ["VerifiableCredential", "ClrCredential"], {{{with}}} "credentialSubject": {"verifiableCredential": [{{{string.Join(",", Enumerable.Repeat(File.ReadAllText(guild.Credential), awards))}}}]}}""";

        foreach (var awards in new[] { 1, 100 })
        {
            File.WriteAllText(guild["taken/clr.json"], record("", awards));
            Assert.Equal(["award.json"], Judged(Report(guild, guild["taken"]).Report, "taken/"));

            File.WriteAllText(guild["taken/clr.json"], record("\"proof\": {},", awards));
            Assert.Equal(["award.json", "clr.json"], Judged(Report(guild, guild["taken"]).Report, "taken/"));
        }
        Assert.True(new FileInfo(guild["taken/clr.json"]).Length > 256 * 1024);
    }

    private static (int Exit, JsonElement Report) Report(EndorsedGuild guild, string folder)
    {
        var (exit, output, error) = guild.Run("", "verify", folder, "--offline", "--format", "json");
        Assert.Empty(error);
        return (exit, JsonElement.Parse(output));
    }

    private static IEnumerable<string> Judged(JsonElement report, string folder) =>
        report.GetProperty("results").EnumerateArray().Select(r => r.GetProperty("file").GetString()!.Replace('\\', '/')[folder.Length..]);
}
