namespace Publisher.Cli.Tests.Authoring;

public sealed class InteractiveTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private string? code;

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

    [Fact]
    public void The_private_list_is_opened_and_made_with_the_passphrase_of_the_key_that_was_typed_already()
    {
        Assert.Equal(0, Run("", ["a passphrase long enough", "a passphrase long enough"],
            "init", "guild", "--url", "https://makers.test", "--name", "M", "--member", "ana", "--time-zone", "UTC", "--member-name", "Ana", "--consent", "--codes", "codes.txt").Exit);
        File.Delete(folder["keys/holders.json"]);
        var (exit, _, error) = Run("yes\n", ["a passphrase long enough"],
            "authority", "propose", "--add-member", "cleo=z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2", "--site", "guild");
        Assert.True(exit == 0, error);
        Assert.DoesNotContain("new passphrase", error, StringComparison.Ordinal);
        Assert.True(File.Exists(folder["keys/holders.json"]));
        Assert.Equal(0, Run("", ["a passphrase long enough"], "award", "founding-member", "--to", "Maria", "--site", "guild").Exit);
    }

    [Fact]
    public void A_private_list_with_another_passphrase_is_asked_for_by_its_name_and_asked_again()
    {
        Assert.Equal(0, Run("", ["a passphrase long enough", "a passphrase long enough"],
            "init", "guild", "--url", "https://makers.test", "--name", "M", "--member", "ana", "--time-zone", "UTC", "--member-name", "Ana", "--consent", "--codes", "codes.txt").Exit);
        Assert.Equal(0, Run("", ["a passphrase long enough"], "award", "founding-member", "--to", "Maria", "--site", "guild").Exit);
        // The key of a second computer was made with a passphrase of its own.
        File.Delete(folder["keys/ana.json"]);
        code = string.Join(' ', File.ReadAllLines(folder["codes.txt"]).SkipWhile(l => !l.StartsWith("  ", StringComparison.Ordinal)).TakeWhile(l => l.Length > 0)).Trim();
        Assert.Equal(0, Run("", ["quite another passphrase", "quite another passphrase"], "key", "recover", "ana").Exit);
        var (exit, _, error) = Run("", ["quite another passphrase", "mistyped passphrase", "a passphrase long enough"], "award", "founding-member", "--to", "Bo", "--site", "guild");
        Assert.True(exit == 0, error);
        Assert.Contains("passphrase of your private list of people:", error, StringComparison.Ordinal);
        Assert.Equal(1, Count(error, "that is not its passphrase"));
        // It keeps its own.
        (exit, _, error) = Run("", ["quite another passphrase", "a passphrase long enough"], "award", "founding-member", "--to", "Cy", "--site", "guild");
        Assert.True(exit == 0, error);
    }

    [Fact]
    public void Whose_page_it_is_that_somebody_makes_is_asked_where_the_rules_have_people_without_one()
    {
        Assert.Equal(0, Run("no\n", ["a passphrase long enough", "a passphrase long enough"],
            "init", "guild", "--url", "https://makers.test", "--name", "M", "--member", "ana", "--time-zone", "UTC", "--codes", "codes.txt", "--steward", "ben=z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2").Exit);
        File.Delete(folder["keys/holders.json"]);
        var (exit, _, error) = Run("m9\nm2\n", [], "new", "member", "Ben", "--handle", "ben", "--consent", "--site", "guild");
        Assert.True(exit == 0, error);
        Assert.Contains("If Ben is one of them, stop here and let Ben make this page on their own computer", error, StringComparison.Ordinal);
        Assert.Contains("type none, or m1 and m2", error, StringComparison.Ordinal);
        using var rules = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(folder["guild/content/authority/1.json"]));
        var id = rules.RootElement.GetProperty("members").EnumerateArray().Single(m => m.GetProperty("id").GetString() == "m2").GetProperty("subject").GetString()!;
        Assert.Contains(id, File.ReadAllText(folder["guild/content/members/ben.md"]), StringComparison.Ordinal);
        Assert.Equal(0, Run("none\n", [], "new", "member", "Cleo", "--handle", "cleo", "--consent", "--site", "guild").Exit);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

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
            Environment = name => name switch { "PUBLISHER_KEYS" => folder["keys"], "PUBLISHER_RECOVERY_CODE" => code, _ => null },
            Clock = () => new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero),
        });
        return (exit, output.ToString(), error.ToString());
    }
}
