using System.Text.Json;

namespace Publisher.Interop.Tests;

/// <summary>Reads what verify-all.mjs says of one document: each proof by its own result, never one verdict for all.</summary>
internal static class Judgement
{
    /// <summary>Exactly these proofs were looked at, each is good, and so is the whole.</summary>
    public static void Good(string path, JsonElement outcome, IReadOnlyList<string> proofs)
    {
        Assert.True(outcome.GetProperty("verified").GetBoolean(), $"{path}: {outcome.GetProperty("error")}");
        Assert.All(outcome.GetProperty("revoked").EnumerateArray(), revoked => Assert.False(revoked.GetBoolean(), $"{path}: revoked"));
        Assert.Equal(proofs, Results(outcome, good: true));
    }

    /// <summary>Exactly these proofs were looked at, and each is a bad signature: not a missing key, not an unknown word.</summary>
    public static void Bad(string path, JsonElement outcome, IReadOnlyList<string> proofs)
    {
        Assert.False(outcome.GetProperty("verified").GetBoolean(), $"{path}: still good after a changed letter");
        Assert.Equal(proofs, Results(outcome, good: false));
        Assert.All(outcome.GetProperty("proofs").EnumerateArray(), proof => Assert.Equal("Invalid signature.", proof.GetProperty("error").GetString()));
    }

    private static IEnumerable<string> Results(JsonElement outcome, bool good) =>
        outcome.GetProperty("proofs").EnumerateArray()
            .Where(proof => proof.GetProperty("verified").GetBoolean() == good)
            .Select(proof => $"{proof.GetProperty("cryptosuite").GetString()} by {proof.GetProperty("verificationMethod").GetString()}")
            .Order(StringComparer.Ordinal);
}
