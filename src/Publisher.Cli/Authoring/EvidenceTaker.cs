using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Terminal;
using Publisher.Content;
using Publisher.Credentials.Authority;
using Publisher.Sites;

namespace Publisher.Cli.Authoring;

/// <summary>One piece of evidence as given: what to call it, and a file's name and bytes, an address, or words.</summary>
internal sealed record GivenEvidence(string? Name, string? FileName, ReadOnlyMemory<byte> Bytes, string? MediaType, string? Url, string? Words);

/// <summary>Takes evidence: a file is copied beside the award, an address is named, anything else is words.</summary>
internal static class EvidenceTaker
{
    private const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Reads one piece, with what to call it in brackets before it: <c>[The splice in April] splice.png</c>.</summary>
    /// <param name="given">What was typed.</param>
    /// <param name="folder">Where relative file names start.</param>
    /// <exception cref="CliException">It is a file that cannot be taken, or words that cannot be signed.</exception>
    public static GivenEvidence Take(string given, string folder)
    {
        if (given.StartsWith('[') && given.IndexOf(']', StringComparison.Ordinal) is var end and > 1)
        {
            var name = AuthoredText.Clean(given[1..end]);
            return AuthoredText.Problem(name) is { } fault
                ? throw CliException.Usage($"the evidence cannot be called '{name}': {fault}")
                : TakeThing(given[(end + 1)..].Trim(), folder) with { Name = name };
        }
        return TakeThing(given, folder);
    }

    private static GivenEvidence TakeThing(string given, string folder)
    {
        if (given.StartsWith("https://", StringComparison.Ordinal) || given.StartsWith("http://", StringComparison.Ordinal))
        {
            return Uri.TryCreate(given, UriKind.Absolute, out _) && !given.Any(char.IsWhiteSpace) && AuthoredText.Problem(given) is null
                ? new(null, null, default, null, given, null)
                : throw CliException.Usage($"'{given}' is no web address that can be evidence");
        }
        var path = given.IndexOf('\0', StringComparison.Ordinal) < 0 ? Path.GetFullPath(given, folder) : folder;
        if (File.Exists(path))
        {
            return ReadFile(given, path);
        }
        if (!given.Any(char.IsWhiteSpace) && (given.Contains('/', StringComparison.Ordinal) || EvidenceKinds.MediaType(given) is not null))
        {
            throw CliException.Usage($"there is no file {given}", "evidence is a file, an https address, or a sentence");
        }
        var words = AuthoredText.Clean(given);
        return AuthoredText.Problem(words) is { } problem
            ? throw CliException.Usage($"the evidence '{words}' cannot be signed: {problem}")
            : new(null, null, default, null, null, words);
    }

    /// <summary>What an award says of its evidence, and the files that are committed with it.</summary>
    public static (ImmutableArray<EvidenceDraft> Drafts, ImmutableArray<NewFile> Files) Place(IEnumerable<GivenEvidence> given, string baseUrl, string awardId)
    {
        var drafts = ImmutableArray.CreateBuilder<EvidenceDraft>();
        var files = ImmutableArray.CreateBuilder<NewFile>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            if (one.FileName is null)
            {
                drafts.Add(new() { Id = one.Url, Name = one.Name, Narrative = one.Words });
                continue;
            }
            var name = EvidenceFiles.Name(one.FileName, taken);
            taken.Add(name);
            files.Add(new($"content/evidence/{awardId}/{name}", one.Bytes));
            drafts.Add(new()
            {
                Id = SitePaths.Absolute(baseUrl, SitePaths.Evidence(awardId, name)),
                Name = one.Name ?? name,
                DigestSri = Sri.Of(one.Bytes.Span),
                MediaType = one.MediaType,
            });
        }
        return (drafts.ToImmutable(), files.ToImmutable());
    }

    private static GivenEvidence ReadFile(string given, string path)
    {
        var mediaType = EvidenceKinds.MediaType(path)
            ?? throw CliException.Usage($"{given} is not a kind of file that is taken as evidence", "taken are: " + string.Join(", ", EvidenceKinds.Extensions));
        var isPhoto = mediaType is "image/jpeg" or "image/png" or "image/webp";
        if (new FileInfo(path).Length > (isPhoto ? 4 * LargestFile : LargestFile))
        {
            throw CliException.Usage($"{given} is larger than {Words.Counted(LargestFile / 1024 / 1024, "megabyte")}", "put it on a server of yours and give its https address");
        }
        var bytes = File.ReadAllBytes(path);
        return new(null, Path.GetFileName(path), isPhoto ? Photo.Clean(bytes, mediaType) : bytes, mediaType, null, null);
    }
}
