using System.Text;
using System.Text.Json;
using Publisher.Credentials.Json;
using Publisher.Credentials.Tests.Verification;
using Publisher.Credentials.Verification;

namespace Publisher.Credentials.Tests.Tampering;

/// <summary>Says of a changed award whether it is accepted, and, by means that owe nothing to the program, whether it still says the same.</summary>
internal static class Judge
{
    /// <summary>Whether a verifier would act on it.</summary>
    public static bool Accepts(Specimen specimen, byte[] changed) =>
        SignedDocument.TryParse(changed, out var document, out _)
        && specimen.Verifier.Verify(document, TestGuild.Question()).State is CredentialState.Valid or CredentialState.ValidUnrecognised;

    /// <summary>
    /// Whether both canonical forms are the same: equal values, members in any order, arrays in theirs, but the proofs, which are no part of what each of them
    /// signs, in any order and number.
    /// </summary>
    public static bool SaysTheSame(byte[] original, byte[] changed)
    {
        using var a = JsonDocument.Parse(original);
        using var b = JsonDocument.Parse(changed);
        return Body(a.RootElement) == Body(b.RootElement) && Proofs(a.RootElement).SequenceEqual(Proofs(b.RootElement), StringComparer.Ordinal);
    }

    private static string Body(JsonElement root) => "{" + string.Join(',', root.EnumerateObject().Where(m => m.Name != "proof")
        .OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{m.Name}:{Text(m.Value)}")) + "}";

    private static IEnumerable<string> Proofs(JsonElement root) => root.GetProperty("proof").EnumerateArray().Select(Text).Distinct().Order(StringComparer.Ordinal);

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{Quoted(m.Name)}:{Text(m.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Text)) + "]",
        JsonValueKind.String => Quoted(value.GetString()!),
        JsonValueKind.Number => FormattableString.Invariant($"{value.GetDouble():R}"),
        _ => value.GetRawText(),
    };

    private static string Quoted(string text) => $"\"{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}\"";
}
