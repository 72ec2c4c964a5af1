using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Policies;

/// <summary>Evidence that is text holds no e-mail address.</summary>
internal static class EvidenceTextRule
{
    // More would hide the rest of what is wrong.
    private const int MostTold = 20;

    public static void Check(Award award, PolicyContext context, DiagnosticBag diagnostics) => CheckAll(award.Evidence, diagnostics);

    /// <summary>The same for files that belong to no award.</summary>
    public static void CheckAll(IEnumerable<EvidenceFile> files, DiagnosticBag diagnostics)
    {
        foreach (var evidence in files)
        {
            var isText = EvidenceKinds.MediaType(evidence.Name) is "application/json" or "text/plain" or "text/csv" or "text/markdown";
            if (!isText || evidence.File.Bytes is var bytes && !bytes.Span.Contains((byte)'@') || !SourceText.TryRead(new(evidence.File.Path, bytes), out var text, out _))
            {
                continue;
            }
            foreach (var offset in PersonalData.EmailsIn(text.Text).Take(MostTold))
            {
                diagnostics.Add(PolicyDescriptors.EmailAddress, text.At(offset), "in evidence");
            }
        }
    }
}
