using System.Text;
using Publisher.Credentials.Baking;

namespace Publisher.Cli.Tests.Network;

/// <summary>Open Badges 2.0 assertions and pictures, as a served site gives them.</summary>
public sealed class HostedBadgeTests
{
    [Fact]
    public void What_we_host_ourselves_verifies_by_file_and_by_address_and_never_offline()
    {
        using var guild = Guild();
        var address = $"{guild.BaseUrl}/assertions/{guild.AwardId}.json";
        File.Copy(Path.Combine(guild.Site, "assertions", guild.AwardId + ".json"), Path.Combine(guild.Folder, "assertion.json"));

        foreach (var named in new[] { address, "assertion.json" })
        {
            var (exit, output, _) = guild.Run("verify", named, "--insecure-local");
            Assert.StartsWith("Genuine and in force. It is hosted, not signed: true as long as its issuer's site says so.\n", output, StringComparison.Ordinal);
            Assert.Equal(ExitCodes.Ok, exit);
        }
        Assert.Equal(ExitCodes.Undetermined, guild.Run("verify", "assertion.json", "--offline").Exit);

        guild.Instead[$"/assertions/{guild.AwardId}.json"] = request => request.Answer("410 Gone", "", default);
        var gone = guild.Run("verify", "assertion.json", "--insecure-local");
        Assert.StartsWith("This award was revoked.\n", gone.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Bad, gone.Exit);

        guild.Instead[$"/assertions/{guild.AwardId}.json"] = request => request.Answer("302 Found", $"Location: http://other.localhost:{guild.Server.Port}{request.Path}\r\n", default);
        var moved = guild.Run("verify", "assertion.json", "--insecure-local");
        Assert.Contains("have to stand on its own", moved.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Undetermined, moved.Exit);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("svg")]
    public void An_award_in_a_picture_is_the_award_and_the_picture_is_nothing(string kind)
    {
        using var guild = Guild();
        var plain = Directory.EnumerateFiles(Path.Combine(guild.Site, "badges"), "image." + kind, SearchOption.AllDirectories).First();
        var credential = File.ReadAllBytes(Path.Combine(guild.Site, "credentials", guild.AwardId + ".json"));
        Assert.True(BakedImage.TryBake(File.ReadAllBytes(plain), new() { Credential = credential }, out var baked, out var problem), problem?.Detail);
        File.WriteAllBytes(Path.Combine(guild.Folder, "award." + kind), baked);

        var output = guild.Must("verify", "award." + kind, "--insecure-local");

        Assert.StartsWith("Genuine and in force. One person signed it.\n", output, StringComparison.Ordinal);
        Assert.EndsWith("The picture itself is not part of what was signed.\n", output, StringComparison.Ordinal);

        var (exit, nothing, _) = guild.Run("verify", plain, "--offline");
        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.StartsWith("We could not check it: ", nothing, StringComparison.Ordinal);

        baked[^100] ^= 1;
        File.WriteAllBytes(Path.Combine(guild.Folder, "award." + kind), baked);
        Assert.NotEqual(ExitCodes.Bug, guild.Run("verify", "award." + kind, "--offline").Exit);
    }

    [Fact]
    public void A_picture_that_only_says_where_its_award_is_hosted_says_so()
    {
        using var guild = Guild();
        File.WriteAllText(Path.Combine(guild.Folder, "old.svg"), $"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="{guild.BaseUrl}/assertions/{guild.AwardId}.json"></openbadges:assertion></svg>""", new UTF8Encoding(false));

        var (exit, output, _) = guild.Run("verify", "old.svg");

        Assert.Matches("verify that: http://guild\\.localhost|carries no award|neither", output);
        Assert.Equal(ExitCodes.Undetermined, exit);
    }

    // Open Badges 2.0 demands an issuer's e-mail address.
    private static ServedGuild Guild()
    {
        var guild = new ServedGuild();
        File.AppendAllText(Path.Combine(guild.Folder, "guild", "site.config.yml"), "contact: post@harbour.example\n");
        guild.Must("build", "--site", "guild");
        return guild;
    }
}
