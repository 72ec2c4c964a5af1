namespace Publisher.Cli.Tests.Network;

public sealed class HostileServerTests
{
    public static TheoryData<string> Names => [.. Hostile.Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_server_that_misbehaves_is_told_in_plain_words(string name)
    {
        var hostile = Hostile.Cases[name];
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer { Behaviour = hostile.Behaviour };

        var (exit, output, error) = CliRun.Run(folder.Path, CliRun.Impatient, "verify", $"{hostile.Scheme}://hostile.localhost:{server.Port}/award.json", "--insecure-local");

        Assert.Matches(hostile.Words, output);
        Assert.Equal(hostile.Exit, exit);
        Assert.Empty(error);
        Assert.NotEqual(0, server.Connections);
    }

    [Theory]
    [InlineData("http://hostile.localhost:{0}/a.json")]
    [InlineData("https://hostile.localhost:{0}/a.json")]
    [InlineData("https://localhost:{0}/a.json")]
    [InlineData("https://LOCALHOST.:{0}/a.json")]
    [InlineData("https://127.0.0.1:{0}/a.json")]
    [InlineData("http://127.0.0.1:{0}/a.json")]
    [InlineData("https://127.1:{0}/a.json")]
    [InlineData("https://2130706433:{0}/a.json")]
    [InlineData("https://0x7f000001:{0}/a.json")]
    [InlineData("https://0177.0.0.1:{0}/a.json")]
    [InlineData("https://0.0.0.0:{0}/a.json")]
    [InlineData("https://[::1]:{0}/a.json")]
    [InlineData("https://[::ffff:127.0.0.1]:{0}/a.json")]
    [InlineData("https://127.0.0.1.nip.example:{0}/a.json")]
    public void Without_insecure_local_this_computer_is_never_asked(string address)
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer();

        var (exit, output, _) = CliRun.Run(folder.Path, CliRun.Impatient, "verify", string.Format(null, address, server.Port));

        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Matches("is this computer, which is not asked", output);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("http://badges.example/a.json", "only https is fetched")]
    [InlineData("https://rebound.example/a.json", "is a private network, which is not asked")]
    [InlineData("https://127.0.0.1.nip.example/a.json", "is this computer, which is not asked")]
    [InlineData("https://192.168.0.1/a.json", "is a private network, which is not asked")]
    public void Insecure_local_opens_nothing_but_localhost(string address, string words)
    {
        using var folder = new TemporaryFolder();

        var (exit, output, _) = CliRun.Run(folder.Path, CliRun.Impatient, "verify", address, "--insecure-local");

        Assert.Equal(ExitCodes.Undetermined, exit);
        Assert.Matches(words, output);
    }

    [Fact]
    public void Nothing_but_the_address_is_sent_and_no_cookie_is_kept()
    {
        using var folder = new TemporaryFolder();
        using var server = new LoopbackServer();
        server.Behaviour = request => request.Path == "/page"
            ? request.Answer("302 Found", "Set-Cookie: a=b\r\nLocation: /award.json\r\n", default)
            : request.Answer("200 OK", "", "{}"u8.ToArray());

        CliRun.Run(folder.Path, CliRun.Impatient, "verify", $"http://hostile.localhost:{server.Port}/page#h=c2VjcmV0", "--insecure-local");
        CliRun.Run(folder.Path, CliRun.Impatient, "verify", $"http://hostile.localhost:{server.Port}/page#secret", "--insecure-local");

        Assert.Equal(2, server.Heads.Count);
        Assert.All(server.Heads, head =>
        {
            Assert.StartsWith("GET /", head, StringComparison.Ordinal);
            Assert.DoesNotContain("secret", head, StringComparison.Ordinal);
            Assert.DoesNotContain("Cookie", head, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Referer", head, StringComparison.OrdinalIgnoreCase);
        });
    }
}
