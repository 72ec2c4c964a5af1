using System.Security.Cryptography;
using Publisher.Sites;

namespace Publisher.Cli.Tests.Network;

/// <summary>A guild with one award, made and built by the program itself, whose site is served on this computer under the address it was made for.</summary>
internal sealed class ServedGuild : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly LoopbackServer server = new();

    internal ServedGuild(string path = "")
    {
        BaseUrl = $"http://guild.localhost:{server.Port}{path}";
        Must("init", "guild", "--name", "Harbour Street Bakers", "--url", BaseUrl, "--member", "ana", "--codes", folder["codes.txt"], "--time-zone", "UTC");
        Must("award", "founding-member", "--to", "@ana", "--site", "guild");
        Must("build", "--site", "guild");
        Site = folder["guild/_site"];
        AwardId = Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.Combine(Site, "credentials")).Single());
        server.Behaviour = request => Answer(request);
        Honest = request => From(Site, path, request);
    }

    internal string BaseUrl { get; }

    internal string Site { get; }

    internal string AwardId { get; }

    internal string Folder => folder.Path;

    internal LoopbackServer Server => server;

    /// <summary>What a good host answers.</summary>
    internal Func<LoopbackRequest, Task> Honest { get; }

    /// <summary>How it misbehaves: answers instead of the site, for paths that end so.</summary>
    internal Dictionary<string, Func<LoopbackRequest, Task>> Instead { get; } = new(StringComparer.Ordinal);

    internal string Credential => $"{BaseUrl}/credentials/{AwardId}.json";

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    internal (int Exit, string Out, string Error) Run(params string[] arguments) => CliRun.Run(folder.Path, CliRun.Impatient, arguments);

    internal string Must(params string[] arguments)
    {
        var (exit, output, error) = Run(arguments);
        Assert.True(exit == 0, $"{string.Join(' ', arguments)}\n{output}\n{error}");
        return output;
    }

    /// <summary>Answers as a good host does that serves a folder under a path: with an ETag, and with 304 to whoever has it.</summary>
    internal static Task From(string site, string path, LoopbackRequest request)
    {
        var wanted = request.Path.Split('?')[0];
        var file = wanted.StartsWith(path + "/", StringComparison.Ordinal) ? Path.Combine(site, SitePaths.FileOf(wanted[(path.Length + 1)..])) : "";
        if (!File.Exists(file))
        {
            return request.Answer("404 Not Found", "", default);
        }
        var bytes = File.ReadAllBytes(file);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
        return request.Head.Contains($"If-None-Match: {tag}", StringComparison.Ordinal) ? request.Answer("304 Not Modified", $"ETag: {tag}\r\n", default) : request.Answer("200 OK", $"ETag: {tag}\r\n", bytes);
    }

    private Task Answer(LoopbackRequest request) =>
        (Instead.FirstOrDefault(i => request.Path.EndsWith(i.Key, StringComparison.Ordinal)).Value ?? Honest)(request);
}
