using System.Collections.Immutable;
using System.Text.Json;
using Publisher.Cli.Disk;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Commands;

/// <summary>One file to verify: as published, further signers' proofs joined in, or why it cannot be read.</summary>
/// <param name="Shown">The path as the person would type it.</param>
/// <param name="Path">The absolute path.</param>
/// <param name="Document">The document, when it could be read.</param>
/// <param name="Problem">Why not, when it could not.</param>
internal sealed record VerifyTarget(string Shown, string Path, SignedDocument? Document, string? Problem)
{
    /// <summary>The issuer the document claims, or null.</summary>
    internal string? ClaimedIssuer
    {
        get
        {
            if (Document?.Root is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("issuer", out var issuer))
            {
                return null;
            }
            if (issuer.ValueKind == JsonValueKind.Object)
            {
                return issuer.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
            }
            return issuer.ValueKind == JsonValueKind.String ? issuer.GetString() : null;
        }
    }

    /// <summary>What a person named: files as they are; of folders every credential below, and how many files there are none.</summary>
    /// <exception cref="CliException">A path does not exist, or is no file that could hold a credential.</exception>
    internal static (ImmutableArray<VerifyTarget> Targets, int PassedOver) Find(IEnumerable<string> typed, CliContext context)
    {
        var targets = ImmutableArray.CreateBuilder<VerifyTarget>();
        var passedOver = 0;
        foreach (var name in typed)
        {
            if (name.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
            {
                throw CliException.Usage($"verify reads files and folders, and this is an address: {name}", "save the credential together with its issuer's site, then name the file");
            }
            var path = context.Resolve(name);
            if (File.Exists(path))
            {
                targets.Add(Read(name, path));
            }
            else if (Directory.Exists(path))
            {
                var found = Directory.EnumerateFiles(path, "*.json", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
                    .Where(f => !IsProofFile(f))
                    .Order(StringComparer.Ordinal);
                foreach (var file in found)
                {
                    var target = Read(System.IO.Path.GetRelativePath(context.WorkingDirectory, file), file);
                    if (target.IsCredential)
                    {
                        targets.Add(target);
                    }
                    else
                    {
                        passedOver++;
                    }
                }
            }
            else
            {
                throw CliException.Usage($"there is no such file or folder: {name}");
            }
        }
        return (targets.ToImmutable(), passedOver);
    }

    // Anything that claims a holder is judged, whatever its type says now: a changed type must not hide a changed award. Status lists are
    // judged with the awards that point at them. A file that cannot be read as JSON is judged too, and fails.
    private bool IsCredential => Document is null
        || (Document.Root.ValueKind == JsonValueKind.Object
            && (Document.Root.TryGetProperty("credentialSubject", out _) || HasType("OpenBadgeCredential"))
            && !HasType("BitstringStatusListCredential"));

    private bool HasType(string name) => Document!.Root.TryGetProperty("type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => type.ValueEquals(name),
        JsonValueKind.Array => type.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && t.ValueEquals(name)),
        _ => false,
    };

    private static bool IsProofFile(string path) => System.IO.Path.GetDirectoryName(path)!.EndsWith(".proofs", StringComparison.Ordinal);

    /// <summary>Reads one file, joining in the proofs of further signers from the folder beside it.</summary>
    internal static VerifyTarget Read(string shown, string path)
    {
        if (!TryReadDocument(path, out var document, out var problem))
        {
            return new(shown, path, null, problem);
        }
        var proofs = System.IO.Path.ChangeExtension(path, ".proofs");
        if (!Directory.Exists(proofs))
        {
            return new(shown, path, document, null);
        }
        var further = new List<SignedDocument>();
        foreach (var file in Directory.EnumerateFiles(proofs, "*.json").Order(StringComparer.Ordinal))
        {
            if (!TryReadDocument(file, out var proof, out problem))
            {
                return new(shown, path, null, $"the proofs in {System.IO.Path.GetFileName(file)} cannot be read: {problem}");
            }
            further.Add(proof);
        }
        return ProofSplice.TrySplice(document, further, out var published, out var unspliced)
            ? new(shown, path, published, null)
            : new(shown, path, null, $"further signers' proofs do not fit: {unspliced.Detail}");
    }

    /// <summary>Reads one strict JSON document; the problem is a phrase with its line and column.</summary>
    internal static bool TryReadDocument(string path, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SignedDocument? document, out string? problem)
    {
        document = null;
        if (!NativeDisk.IsRegularFile(System.IO.Path.GetFullPath(path)))
        {
            problem = "it is no plain file";
            return false;
        }
        if (new FileInfo(path).Length > JsonLimits.Credential.Bytes)
        {
            problem = FormattableString.Invariant($"it is longer than {JsonLimits.Credential.Bytes / 1024} KiB, and no credential is");
            return false;
        }
        var bytes = File.ReadAllBytes(path);
        if (SignedDocument.TryParse(bytes, out document, out var unreadable))
        {
            problem = null;
            return true;
        }
        var before = bytes.AsSpan(0, Math.Clamp(unreadable.Offset, 0, bytes.Length));
        problem = FormattableString.Invariant($"{unreadable.Detail} (line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')})");
        return false;
    }
}
