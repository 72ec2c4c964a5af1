namespace Publisher.Cli.Tests.Authoring;

public sealed class InteractiveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void At_a_terminal_the_address_is_asked_first_and_a_bad_answer_asked_again()
    {
        var (exit, output, error) = Run(
            """
            not an address
            https://badges.makers.test
            The Makers
            ana
            yes
            Ana Żółć

            """,
            ["short", "a passphrase long enough", "a passphrase long enouhg", "a passphrase long enough", "a passphrase long enough"],
            "init", "guild", "--time-zone", "UTC");
        Assert.True(exit == 0, error);
        Assert.StartsWith("where will the site live?", error, StringComparison.Ordinal);
        Assert.Contains("give the https address", error, StringComparison.Ordinal);
        Assert.Contains("at least 12 characters", error, StringComparison.Ordinal);
        Assert.Contains("the two differ", error, StringComparison.Ordinal);
        Assert.Contains("Your page: content/members/ana.md", output, StringComparison.Ordinal);
        Assert.Contains("name: \"Ana Żółć\"", File.ReadAllText(folder["guild/content/members/ana.md"]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_passphrase_may_be_typed_again_and_serves_the_whole_command()
    {
        Assert.Equal(0, Run("", ["a passphrase long enough", "a passphrase long enough"],
            "init", "guild", "--url", "https://makers.test", "--name", "M", "--member", "ana", "--time-zone", "UTC", "--member-name", "Ana", "--consent").Exit);
        var (exit, output, error) = Run("Bo <bo@example.org>\n", ["wrong passphrase", "a passphrase long enough"],
            "award", "founding-member", "--site", "guild", "--match", "private");
        Assert.True(exit == 0, error);
        Assert.Contains("that is not its passphrase", error, StringComparison.Ordinal);
        Assert.Contains("#h=", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_with_secrets_are_their_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("skipped: no Unix permissions here");
            return;
        }
        Assert.Equal(0, Run("", ["a passphrase long enough", "a passphrase long enough"],
            "init", "guild", "--url", "https://makers.test", "--name", "M", "--member", "ana", "--time-zone", "UTC", "--member-name", "Ana", "--consent", "--codes", "codes.txt").Exit);
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner, File.GetUnixFileMode(folder["keys/ana.json"]));
        Assert.Equal(Owner, File.GetUnixFileMode(folder["keys/holders.json"]));
        Assert.Equal(Owner, File.GetUnixFileMode(folder["codes.txt"]));
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder["keys"]));
    }

    private (int Exit, string Out, string Error) Run(string input, string[] secrets, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input.ReplaceLineEndings("\n"));
        var typed = new Queue<string>(secrets);
        var exit = Program.Run(arguments, new CliContext
        {
            Out = output,
            Error = error,
            In = reader,
            IsInteractive = true,
            ReadSecret = () => typed.TryDequeue(out var next) ? next : null,
            WorkingDirectory = folder.Path,
            Environment = name => name == "PUBLISHER_KEYS" ? folder["keys"] : null,
            Clock = () => new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero),
        });
        return (exit, output.ToString(), error.ToString());
    }
}
