using System.Text.Json;

namespace Publisher.Interop.Tests;

/// <summary>Reads what verify-all.mjs says of one document: each proof by its own result, never one verdict for all.</summary>
internal static class Judgement
{
    /// <summary>Exactly these proofs were looked at, each is good, and so is the whole. That says nothing of the status: of a revoked award the library says "verified" too.</summary>
    public static void Good(string path, JsonElement outcome, IReadOnlyList<string> proofs)
    {
        Assert.True(outcome.GetProperty("verified").GetBoolean(), $"{path}: {outcome.GetProperty("error")}");
        Assert.Equal(proofs, Results(outcome, good: true));
    }

    /// <summary>Exactly one status entry was looked up, in a list that was verified, about revocation, and its bit is this.</summary>
    public static void Status(string path, JsonElement outcome, bool isSet)
    {
        var status = Assert.Single(outcome.GetProperty("statuses").EnumerateArray());
        Assert.True(status.GetProperty("verified").GetBoolean(), $"{path}: {status}");
        Assert.Equal("revocation", status.GetProperty("purpose").GetString());
        Assert.True(status.GetProperty("bit").GetBoolean() == isSet, $"{path}: the bit should be {(isSet ? "set" : "clear")}");
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
