using System.Text;

namespace Publisher.Cli.Tests.Network;

/// <summary>An issuer's site that gives the award honestly and misbehaves with the documents it is judged by.</summary>
public sealed class HostileIssuerTests
{
    [Theory]
    [InlineData("did.json", "404", "answered 404")]
    [InlineData("did.json", "500", "answered 500")]
    [InlineData("did.json", "silence", "sent nothing|took longer than")]
    [InlineData("did.json", "page", "cannot be read")]
    [InlineData("did.json", "moved", "an issuer's own documents have to stand on its own")]
    [InlineData("did.json", "other", "is the document of did:web:other\\.example")]
    [InlineData("did.json", "service elsewhere", "does not say plainly where they stand")]
    [InlineData("did.json", "two services", "does not say plainly where they stand")]
    [InlineData("did.json", "many versions", "at most 128 are read")]
    [InlineData("did.json", "other digest", "not the one its DID document names")]
    [InlineData("authority/1.json", "404", "answered 404")]
    [InlineData("authority/1.json", "endless", "longer than 256 KiB")]
    [InlineData("authority/1.json", "page", "cannot be read")]
    [InlineData("authority/1.json", "moved", "an issuer's own documents have to stand on its own")]
    [InlineData("status/1.json", "404", "the status list could not be had")]
    [InlineData("status/1.json", "500", "the status list could not be had")]
    [InlineData("status/1.json", "silence", "the status list could not be had")]
    [InlineData("status/1.json", "endless", "longer than 256 KiB")]
    [InlineData("status/1.json", "moved", "an issuer's own documents have to stand on its own")]
    [InlineData("status/1.json", "page", "the status list could not be had")]
    [InlineData("status/1.json", "changed", "own signature is not good")]
    public void What_could_not_be_relied_on_is_undetermined_and_says_why(string document, string behaviour, string words)
    {
        using var guild = new ServedGuild();
        guild.Instead[document] = request => Misbehave(guild, request, behaviour);

        var (exit, output, _) = guild.Run("verify", guild.Credential, "--insecure-local");

        Assert.Matches(words, output);
        Assert.StartsWith("We could not check everything: ", output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Undetermined, exit);
    }

    [Fact]
    public void A_redirect_on_the_same_host_is_followed()
    {
        using var guild = new ServedGuild();
        guild.Instead[$"/credentials/{guild.AwardId}.json"] = request => request.Answer("301 Moved Permanently", $"Location: /credentials/{guild.AwardId}.json?again\r\n", default);
        guild.Instead["/.well-known/did.json"] = request => request.Answer("308 Permanent Redirect", "Location: /did.json\r\n", default);

        var output = guild.Must("verify", guild.Credential, "--insecure-local");

        Assert.StartsWith("Genuine and in force.", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_that_changes_its_award_is_found_out()
    {
        using var guild = new ServedGuild();
        var text = File.ReadAllText(Path.Combine(guild.Site, "credentials", guild.AwardId + ".json")).Replace("\"name\": \"Founding", "\"name\": \"Foundling", StringComparison.Ordinal);
        guild.Instead[guild.AwardId + ".json"] = request => request.Answer("200 OK", "", Encoding.UTF8.GetBytes(text));

        var (exit, output, _) = guild.Run("verify", guild.Credential, "--insecure-local");

        Assert.Equal(ExitCodes.Bad, exit);
        Assert.StartsWith("This file was changed after it was signed", output, StringComparison.Ordinal);
    }

    private static async Task Misbehave(ServedGuild guild, LoopbackRequest request, string behaviour)
    {
        var file = Path.Combine(guild.Site, request.Path.TrimStart('/').Replace(".well-known/", "", StringComparison.Ordinal));
        var text = File.ReadAllText(file);
        switch (behaviour)
        {
            case "404":
                await request.Answer("404 Not Found", "", default);
                break;
            case "500":
                await request.Answer("500 Oops", "", default);
                break;
            case "silence":
                await Task.Delay(3000);
                break;
            case "endless":
                await request.Send("HTTP/1.1 200 OK\r\n\r\n");
                while (true)
                {
                    await request.Send(new string(' ', 100_000));
                }
            case "moved":
                await request.Answer("302 Found", $"Location: http://other.localhost:{guild.Server.Port}{request.Path}\r\n", default);
                break;
            default:
                await request.Answer("200 OK", "", Encoding.UTF8.GetBytes(Changed(guild, text, behaviour)));
                break;
        }
    }

    private static string Changed(ServedGuild guild, string text, string behaviour)
    {
        var changed = behaviour switch
        {
            "page" => "<!doctype html><html><title>Nothing here, kindly</title></html>",
            "other" => text.Replace($"did:web:guild.localhost%3A{guild.Server.Port}", "did:web:other.example", StringComparison.Ordinal),
            "service elsewhere" => text.Replace($"\"first\": \"{guild.BaseUrl}", "\"first\": \"https://other.example", StringComparison.Ordinal),
            "two services" => text.Replace("\"service\": [", "\"service\": [ { \"id\": \"x\", \"type\": \"RecognitionAuthority\", \"serviceEndpoint\": {} },", StringComparison.Ordinal),
            "many versions" => text.Replace("authority/1.json\"\n", "authority/9999.json\"\n", StringComparison.Ordinal),
            "other digest" => text.Replace("\"firstDigestSRI\": \"sha256-", "\"firstDigestSRI\": \"sha256-x", StringComparison.Ordinal),
            "changed" => text.Replace("\"encodedList\": \"uH4sIAAAAAAAA", "\"encodedList\": \"uH4sIAAAAAAAC", StringComparison.Ordinal) is var other && other != text
                ? other : text.Replace("\"statusPurpose\": \"revocation\"", "\"statusPurpose\": \"suspension\"", StringComparison.Ordinal),
            _ => throw new ArgumentOutOfRangeException(nameof(behaviour)),
        };
        Assert.NotEqual(text, changed);
        return changed;
    }
}
