using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Loading;

/// <summary>Reads a signed document and joins the proofs of further signers that stand in the folder beside it (<c>&lt;id&gt;.proofs/&lt;member&gt;.json</c>).</summary>
internal static class ProofFiles
{
    private const string Suffix = ".proofs/";

    /// <summary>The proof files of a document, by name.</summary>
    public static ImmutableArray<SourceFile> Of(LoadContext context, SourceFile document) =>
        context.ClaimIn(document.Path[..^".json".Length] + Suffix, ".json");

    /// <summary>The document with all its proofs; what hinders it is reported.</summary>
    public static bool TryRead(SourceFile file, ImmutableArray<SourceFile> proofs, DiagnosticBag diagnostics, [NotNullWhen(true)] out SignedDocument? published)
    {
        published = null;
        var whole = true;
        if (!SignedDocument.TryParse(file.Bytes, out var document, out var problem))
        {
            LoadContext.Report(file, problem, diagnostics);
            whole = false;
        }
        var further = new List<SignedDocument>();
        foreach (var proof in proofs)
        {
            if (SignedDocument.TryParse(proof.Bytes, out var read, out var fault))
            {
                further.Add(read);
            }
            else
            {
                LoadContext.Report(proof, fault, diagnostics);
                whole = false;
            }
        }
        if (!whole || document is null)
        {
            return false;
        }
        if (ProofSplice.TrySplice(document, further, out published, out problem))
        {
            ReportRepetitions(document, further, proofs, diagnostics);
            return true;
        }
        diagnostics.Add(CredentialDescriptors.ProofsNotJoined, SourceText.Locate(file.Path, file.Bytes.Span, problem.Offset), problem.Detail);
        return false;
    }

    // One signer's proofs twice would make neither count: anyone could unpublish an award by adding a copy of a public file.
    private static void ReportRepetitions(SignedDocument document, List<SignedDocument> further, ImmutableArray<SourceFile> proofs, DiagnosticBag diagnostics)
    {
        var seen = new HashSet<(string?, string?)>();
        foreach (var proof in document.Root.TryGetProperty("proof", out var own) && own.ValueKind == JsonValueKind.Array ? own.EnumerateArray().ToArray() : [])
        {
            seen.Add(Kind(proof));
        }
        for (var i = 0; i < further.Count; i++)
        {
            if (further[i].Root.ValueKind == JsonValueKind.Array && further[i].Root.EnumerateArray().Any(p => !seen.Add(Kind(p))))
            {
                diagnostics.Add(CredentialDescriptors.ProofsNotJoined, new(proofs[i].Path), "this signer's proofs are there already");
            }
        }
    }

    private static (string? Key, string? Suite) Kind(JsonElement proof)
    {
        string? Text(string name) => proof.ValueKind == JsonValueKind.Object && proof.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        return (Text("verificationMethod"), Text("cryptosuite"));
    }

    /// <summary>Reports proofs in a folder whose document is absent.</summary>
    public static void ReportOrphans(LoadContext context, string folder)
    {
        foreach (var file in context.Unclaimed(folder).Where(f => f.Path.EndsWith(".json", StringComparison.Ordinal)))
        {
            var end = file.Path.LastIndexOf(Suffix, StringComparison.Ordinal);
            if (end > 0 && !file.Path[(end + Suffix.Length)..].Contains('/', StringComparison.Ordinal))
            {
                context.Claim(file);
                context.Diagnostics.Add(CredentialDescriptors.ProofsWithoutDocument, new(file.Path), file.Path[..end] + ".json");
            }
        }
    }
}
