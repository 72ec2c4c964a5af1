using System.Buffers;
using Publisher.Credentials.Canonical;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.OpenBadges2;

/// <summary>The assertion as it came beside what stands at its address.</summary>
internal sealed record HostedCopy(SignedDocument File, SignedDocument? Served, DocumentAnswer Answer)
{
    public Check Check(HostedAssertion assertion, bool asked)
    {
        if (!assertion.IsHosted)
        {
            return new(CheckName.Signatures, Verdict.NotChecked, "It is signed as a whole text (JWS), a form this program does not read yet.");
        }
        if (!asked)
        {
            return new(CheckName.Signatures, Verdict.NotChecked, "It is not signed but hosted, and its issuer's site was not asked.");
        }
        if (Served is null)
        {
            return new(CheckName.Signatures, Verdict.NotChecked, Words.Sentence($"it is not signed but hosted, and what its address says could not be had: {Answer.Problem}"));
        }
        return Canonical(File).SequenceEqual(Canonical(Served))
            ? new(CheckName.Signatures, Verdict.Passed, $"It is not signed but hosted: {assertion.Id} says exactly this now, and it is true as long as that site says so.")
            : new(CheckName.Signatures, Verdict.Failed, $"It is not signed but hosted, and {assertion.Id} says something else.");
    }

    private static ReadOnlySpan<byte> Canonical(SignedDocument document)
    {
        var output = new ArrayBufferWriter<byte>();
        JsonCanonicalizer.Write(document.Root, output);
        return output.WrittenSpan;
    }
}
