using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads what lies in a peer's <c>treaties/</c>: this guild's own signed word, each with the proofs of further signers beside it.</summary>
public static class TreatyLoader
{
    private const string Proofs = ".proofs/";

    /// <summary>The treaties with a peer, by id; what is none of them is reported.</summary>
    public static ImmutableArray<TreatyFile> Load(Peer peer, DiagnosticBag diagnostics)
    {
        var folder = TreatyFile.FolderOf(peer.Name);
        var named = peer.Treaties.ToLookup(f => IdOf(f.Path[folder.Length..]), StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<TreatyFile>();
        foreach (var group in named.OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var file = group.FirstOrDefault(f => f.Path == TreatyFile.PathOf(peer.Name, group.Key));
            if (group.Key.Length == 0 || file is null)
            {
                Report(group, group.Key.Length == 0 ? null : TreatyFile.PathOf(peer.Name, group.Key), diagnostics);
                continue;
            }
            ImmutableArray<SourceFile> proofs = [.. group.Where(f => f != file).OrderBy(f => f.Path, StringComparer.Ordinal)];
            if (ProofFiles.TryRead(file, proofs, diagnostics, out var published))
            {
                found.Add(new(group.Key, peer.Name, file, proofs, published));
            }
        }
        return found.ToImmutable();
    }

    private static void Report(IEnumerable<SourceFile> files, string? missing, DiagnosticBag diagnostics)
    {
        foreach (var file in files)
        {
            if (missing is null)
            {
                diagnostics.Add(TreatyDescriptors.FileName, new(file.Path), file.Path);
            }
            else
            {
                diagnostics.Add(CredentialDescriptors.ProofsWithoutDocument, new(file.Path), missing);
            }
        }
    }

    // <id>.json or <id>.proofs/<member>.json; empty for anything else.
    private static string IdOf(string name)
    {
        var end = name.IndexOf(Proofs, StringComparison.Ordinal);
        var isProof = end > 0 && !name[(end + Proofs.Length)..].Contains('/', StringComparison.Ordinal);
        var id = isProof ? name[..end] : name.EndsWith(".json", StringComparison.Ordinal) ? name[..^".json".Length] : "";
        return name.EndsWith(".json", StringComparison.Ordinal) && NameRules.IsAwardId(id) ? id : "";
    }
}
