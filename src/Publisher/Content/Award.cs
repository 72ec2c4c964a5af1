using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Credentials.OpenBadges;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>
/// Where an award stands: content/awards/&lt;year&gt;/&lt;id&gt;.json, further signers' proofs beside it, and its evidence files. A site has a
/// hundred thousand of these; what they say is read when it is needed, and let go.
/// </summary>
public sealed class AwardFile
{
    /// <summary>Takes the files of one award.</summary>
    /// <param name="file">The award file.</param>
    /// <param name="proofFiles">Further signers' proof files, in order of their paths.</param>
    /// <param name="evidence">Files in content/evidence/&lt;id&gt;/, by name.</param>
    public AwardFile(SourceFile file, ImmutableArray<SourceFile> proofFiles, ImmutableArray<EvidenceFile> evidence) =>
        (File, ProofFiles, Evidence) = (file, proofFiles, evidence);

    /// <summary>The award file.</summary>
    public SourceFile File { get; }

    /// <summary>Further signers' proof files, in order of their paths.</summary>
    public ImmutableArray<SourceFile> ProofFiles { get; }

    /// <summary>Files in its evidence folder, by name.</summary>
    public ImmutableArray<EvidenceFile> Evidence { get; }

    /// <summary>Random id, its file's name.</summary>
    public string Id => IdOf(File.Path).ToString();

    /// <summary>The id in an award file's path.</summary>
    public static ReadOnlySpan<char> IdOf(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        var dot = name.LastIndexOf('.');
        return dot > 0 ? name[..dot] : name;
    }
}

/// <summary>An award as committed, read: the published credential and its typed view.</summary>
public sealed record Award
{
    /// <summary>Random id, its file's name.</summary>
    public required string Id { get; init; }
    /// <summary>The award file, its bytes held.</summary>
    public required SourceFile File { get; init; }
    /// <summary>The published credential: the file with further proofs spliced in.</summary>
    public required SignedDocument Published { get; init; }
    /// <summary>The typed view of <see cref="Published"/>, read once.</summary>
    public required OpenBadgeCredential Credential { get; init; }
    /// <summary>Further signers' proof files.</summary>
    public ImmutableArray<SourceFile> ProofFiles { get; init; } = [];
    /// <summary>Files in its evidence folder, by name.</summary>
    public ImmutableArray<EvidenceFile> Evidence { get; init; } = [];
}
