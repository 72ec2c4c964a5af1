using System.Globalization;
using Publisher.Cli.Network;
using Publisher.Cli.Peers;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Credentials.Verification;
using Publisher.Loading;

namespace Publisher.Cli.Mirrors;

/// <summary>Fetches awards with their evidence, and endorsements. Each is judged before a byte of it is written; one that is bad is set aside by itself.</summary>
internal sealed class MirrorDocuments(PeerVisit visit, CredentialVerifier verifier, SyncLimits limits)
{
    private const int MostEvidenceBytes = 25 * 1024 * 1024;

    private readonly Lock writing = new();
    private int refused;

    /// <summary>Whether something was set aside, and is to be asked for again next time.</summary>
    internal bool HasRefused => refused > 0;

    /// <summary>Fetches awards.</summary>
    internal Task Awards(IEnumerable<string> ids) => Each(ids, "credentials", Award);

    /// <summary>Fetches endorsements.</summary>
    internal Task Endorsements(IEnumerable<string> ids) => Each(ids, "endorsements", (address, id, bytes) => Task.FromResult(Endorsement(address, id, bytes)));

    private Task Each(IEnumerable<string> ids, string folder, Func<string, string, ReadOnlyMemory<byte>, Task<string?>> take) =>
        Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = limits.AtOnce }, async (id, _) =>
        {
            var address = $"{visit.Settings.Url}/{folder}/{id}.json";
            var answer = await visit.Web.Get(address, JsonLimits.Credential.Bytes).ConfigureAwait(false);
            var problem = answer.Problem ?? await take(address, id, answer.Bytes).ConfigureAwait(false);
            if (problem is not null && visit.Web.Ended is null)
            {
                Interlocked.Increment(ref refused);
                visit.SetAside(address, problem);
            }
        });

    private async Task<string?> Award(string address, string id, ReadOnlyMemory<byte> bytes)
    {
        if (PeerVerdict.Of(visit.Settings, address, id, bytes, verifier, out var problem) is not { } judged || !OpenBadgeCredential.TryRead(judged.Document, out var award, out _))
        {
            return problem;
        }
        foreach (var evidence in award.Evidence.Where(e => e.Id?.StartsWith(visit.Settings.Url + "/evidence/", StringComparison.Ordinal) == true))
        {
            if (await Evidence(id, evidence).ConfigureAwait(false) is { } missing)
            {
                return missing;
            }
        }
        // The award last: where it lies, everything it names lies beside it.
        Write(string.Create(CultureInfo.InvariantCulture, $"awards/{award.ValidFrom.UtcDateTime.Year:0000}/{id}.json"), bytes);
        return null;
    }

    private async Task<string?> Evidence(string id, Evidence evidence)
    {
        var address = evidence.Id!;
        var path = address[(visit.Settings.Url.Length + 1)..];
        if (path.Split('/') is not [_, var folder, var name] || folder != id || !NameRules.IsFileName(name) || evidence.DigestSri is not { } digest)
        {
            return $"its evidence {address} is no file of this award with a digest";
        }
        var answer = await visit.Web.Get(address, MostEvidenceBytes).ConfigureAwait(false);
        if (answer.Problem is { } problem)
        {
            return $"its evidence {address} was not to be had: {problem}";
        }
        if (Credentials.Authority.Sri.Of(answer.Bytes.Span) != digest)
        {
            return $"its evidence {address} is not the file that was signed";
        }
        Write(path, answer.Bytes);
        return null;
    }

    // What it says of an award or a badge is judged with these.
    private string? Endorsement(string address, string id, ReadOnlyMemory<byte> bytes)
    {
        if (FetchedEndorsement.Read(address, bytes, out var problem) is not { } read)
        {
            return problem;
        }
        // What the guild agreed with others is about their badges, which a copy has not.
        if (read.Said.SubjectId == visit.Settings.Issuer || read.Said.SubjectId.StartsWith(visit.Settings.Url + "/", StringComparison.Ordinal))
        {
            Write($"endorsements/{id}.json", bytes);
        }
        return null;
    }

    private void Write(string name, ReadOnlyMemory<byte> bytes)
    {
        lock (writing)
        {
            visit.Write(name, bytes.Span);
        }
    }
}
