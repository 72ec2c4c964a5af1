using System.Diagnostics.CodeAnalysis;
using Publisher.Credentials.Json;

namespace Publisher.Cli.Disk;

/// <summary>Reads documents from plain files, with words for what is wrong with them.</summary>
internal static class DocumentFile
{
    /// <summary>Reads a plain file of at most so many bytes; the problem is a phrase.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static bool TryReadBytes(string path, int mostBytes, out byte[] bytes, [NotNullWhen(false)] out string? problem)
    {
        bytes = [];
        if (!NativeDisk.IsRegularFile(Path.GetFullPath(path)))
        {
            problem = "it is no plain file";
            return false;
        }
        if (new FileInfo(path).Length > mostBytes)
        {
            problem = FormattableString.Invariant($"it is longer than {mostBytes / 1024} KiB, and no such document is");
            return false;
        }
        bytes = File.ReadAllBytes(path);
        problem = null;
        return true;
    }

    /// <summary>Reads one strict JSON document; the problem is a phrase with its line and column.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static bool TryRead(string path, [NotNullWhen(true)] out SignedDocument? document, [NotNullWhen(false)] out string? problem)
    {
        document = null;
        return TryReadBytes(path, JsonLimits.Credential.Bytes, out var bytes, out problem) && TryParse(bytes, out document, out problem);
    }

    /// <summary>Reads strict JSON; the problem is a phrase with its line and column.</summary>
    internal static bool TryParse(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out SignedDocument? document, [NotNullWhen(false)] out string? problem, JsonLimits? limits = null)
    {
        if (SignedDocument.TryParse(bytes, out document, out var unreadable, limits))
        {
            problem = null;
            return true;
        }
        var before = bytes.Span[..Math.Clamp(unreadable.Offset, 0, bytes.Length)];
        problem = FormattableString.Invariant($"{unreadable.Detail} (line {before.Count((byte)'\n') + 1}, byte {before.Length - before.LastIndexOf((byte)'\n')})");
        return false;
    }

    /// <summary>Reads a document with the proofs of further signers from the folder beside it joined in, as it is published.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    internal static bool TryReadPublished(string path, [NotNullWhen(true)] out SignedDocument? published, [NotNullWhen(false)] out string? problem)
    {
        published = null;
        if (!TryRead(path, out var document, out problem))
        {
            return false;
        }
        var proofs = Path.ChangeExtension(path, ".proofs");
        if (!Directory.Exists(proofs))
        {
            published = document;
            return true;
        }
        var further = new List<SignedDocument>();
        foreach (var file in Directory.EnumerateFiles(proofs, "*.json").Order(StringComparer.Ordinal))
        {
            if (!TryRead(file, out var proof, out var unreadable))
            {
                problem = $"the proofs in {Path.GetFileName(file)} cannot be read: {unreadable}";
                return false;
            }
            further.Add(proof);
        }
        if (!ProofSplice.TrySplice(document, further, out published, out var unspliced))
        {
            problem = $"further signers' proofs do not fit: {unspliced.Detail}";
            return false;
        }
        return true;
    }
}
