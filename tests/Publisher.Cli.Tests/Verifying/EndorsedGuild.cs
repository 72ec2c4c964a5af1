using Publisher.Cli.Tests.Network;

namespace Publisher.Cli.Tests.Verifying;

/// <summary>A guild whose one award somebody from elsewhere endorsed, and whose site hosts pictures and 2.0 assertions; made by the program itself.</summary>
internal sealed class EndorsedGuild : IDisposable
{
    private readonly TemporaryFolder folder = new();

    internal EndorsedGuild()
    {
        Must("", "init", "guild", "--name", "Harbour Street Bakers", "--url", "https://badges.harbour.example", "--member", "ana", "--codes", folder["codes.txt"], "--time-zone", "UTC");
        File.AppendAllText(folder["guild/site.config.yml"], "contact: post@harbour.example\nimages: { baking: hosted }\n");
        Must("", "award", "founding-member", "--to", "@ana", "--site", "guild");
        Must("", "build", "--site", "guild");
        AwardId = Path.GetFileNameWithoutExtension(Directory.GetFiles(folder["guild/_site/credentials"]).Single());

        Directory.CreateDirectory(folder["robin"]);
        File.Copy(Credential, folder["robin/award.json"]);
        Must("robin", "key", "new", "robin", "--codes", folder["robin/codes.txt"]);
        Must("robin", "endorse", "award.json", "--comment", "I came and ate.", "--name", "Robin Vale", "--out", "word.json", "--yes");
        Must("", "endorse", "--add", "robin/word.json", "--site", "guild", "--yes");
        Must("", "build", "--site", "guild");
        Endorsement = Directory.GetFiles(folder["guild/_site/endorsements"]).Single();
    }

    internal string AwardId { get; }

    internal string Site => folder["guild/_site"];

    internal string Credential => folder[$"guild/_site/credentials/{AwardId}.json"];

    internal string Endorsement { get; }

    internal string this[string relative] => folder[relative];

    public void Dispose() => folder.Dispose();

    internal (int Exit, string Out, string Error) Run(string below, params string[] arguments) => CliRun.Run(folder[below], CliRun.Impatient, arguments);

    internal string Must(string below, params string[] arguments)
    {
        var (exit, output, error) = Run(below, arguments);
        Assert.True(exit == ExitCodes.Ok, $"{string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }
}
