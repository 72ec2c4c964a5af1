using System.Text;
using System.Text.Json;
using Publisher.Credentials.Keys;
using Publisher.Testing;

namespace Publisher.Credentials.Tests.Keys;

/// <summary>1,077 published verdicts: Wycheproof (151), CCTV (914), ed25519-speccheck (12).</summary>
public sealed class Ed25519VectorTests
{
    // What "strict, cofactorless" says of CCTV: these properties refuse a vector, everything else passes.
    private static readonly string[] RefusedFlags = ["low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R", "low_order_residue"];

    // Those of them that show in the bytes, without any arithmetic on the curve.
    private static readonly string[] VisibleFlags = ["low_order_A", "low_order_R", "non_canonical_A", "non_canonical_R"];

    [Fact]
    public void Wycheproof_gives_151_verdicts()
    {
        using var file = Read("wycheproof-ed25519", "testvectors_v1", "ed25519_test.json");
        int cases = 0, accepted = 0;
        var wrong = new List<int>();
        foreach (var group in file.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            var key = Hex(group.GetProperty("publicKey"), "pk");
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                cases++;
                var good = Verify(key, Hex(test, "msg"), Hex(test, "sig"));
                accepted += good ? 1 : 0;
                if (good != (test.GetProperty("result").GetString() == "valid"))
                {
                    wrong.Add(test.GetProperty("tcId").GetInt32());
                }
            }
        }
        Assert.Empty(wrong);
        Assert.Equal((151, 88), (cases, accepted));
    }

    [Fact]
    public void Cctv_gives_914_verdicts()
    {
        int cases = 0, accepted = 0, filtered = 0;
        var wrong = new List<int>();
        foreach (var (number, key, message, signature, flags) in Cctv())
        {
            cases++;
            var good = Verify(key, message, signature);
            accepted += good ? 1 : 0;
            if (good == flags.Any(RefusedFlags.Contains))
            {
                wrong.Add(number);
            }
            var visible = flags.Any(VisibleFlags.Contains);
            filtered += visible ? 1 : 0;
            if (visible == (Ed25519Policy.AcceptsPoint(key) && Ed25519Policy.AcceptsSignature(signature)))
            {
                wrong.Add(-number);
            }
        }
        Assert.Empty(wrong);
        Assert.Equal((914, 43), (cases, accepted));
        Assert.InRange(filtered, 1, 914 - 43);
    }

    [Fact]
    public void Speccheck_gives_12_verdicts()
    {
        using var file = Read("ed25519-speccheck", "cases.json");
        var verdicts = file.RootElement.EnumerateArray().Select(c => Verify(Hex(c, "pub_key"), Hex(c, "message"), Hex(c, "signature"))).ToArray();
        Assert.Equal(12, verdicts.Length);
        Assert.Equal([3], verdicts.Index().Where(v => v.Item).Select(v => v.Index));
    }

    [Fact]
    public void The_filter_alone_refuses_what_speccheck_shows_in_the_bytes()
    {
        using var file = Read("ed25519-speccheck", "cases.json");
        var accepted = file.RootElement.EnumerateArray().Index()
            .Where(c => Ed25519Policy.AcceptsPoint(Hex(c.Item, "pub_key")) && Ed25519Policy.AcceptsSignature(Hex(c.Item, "signature")))
            .Select(c => c.Index);
        // 0-2 small order, 6 and 7 large S, 8-11 non-canonical or small order; 4 and 5 differ only by the equation.
        Assert.Equal([3, 4, 5], accepted);
    }

    [Fact]
    public void The_filter_alone_refuses_every_s_not_below_the_order()
    {
        using var file = Read("wycheproof-ed25519", "testvectors_v1", "ed25519_test.json");
        var order = new System.Numerics.BigInteger(1) << 252;
        order += System.Numerics.BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);
        var refused = 0;
        foreach (var test in file.RootElement.GetProperty("testGroups").EnumerateArray().SelectMany(g => g.GetProperty("tests").EnumerateArray()))
        {
            var signature = Hex(test, "sig");
            if (signature.Length == 64 && new System.Numerics.BigInteger(signature.AsSpan(32), isUnsigned: true) >= order)
            {
                refused++;
                Assert.False(Ed25519Policy.AcceptsSignature(signature));
            }
        }
        Assert.True(refused >= 8, $"only {refused} vectors have a large S");
    }

    [Fact]
    public void The_filter_lets_every_valid_signature_through()
    {
        using var file = Read("wycheproof-ed25519", "testvectors_v1", "ed25519_test.json");
        var valid = file.RootElement.GetProperty("testGroups").EnumerateArray().SelectMany(g => g.GetProperty("tests").EnumerateArray())
            .Where(t => t.GetProperty("result").GetString() == "valid").ToArray();
        Assert.Equal(88, valid.Length);
        Assert.All(valid, t => Assert.True(Ed25519Policy.AcceptsSignature(Hex(t, "sig"))));
    }

    [Fact]
    public void S_just_below_the_order_passes_and_the_order_does_not()
    {
        var signature = new byte[64];
        signature[0] = 2; // an R that no rule about y refuses
        Convert.FromHexString("ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010").CopyTo(signature, 32);
        Assert.True(Ed25519Policy.AcceptsSignature(signature));
        signature[32]++;
        Assert.False(Ed25519Policy.AcceptsSignature(signature));
    }

    private static bool Verify(byte[] key, byte[] message, byte[] signature) =>
        Ed25519PublicKey.TryCreate(key, out var publicKey) && publicKey.Verify(message, signature);

    private static IEnumerable<(int Number, byte[] Key, byte[] Message, byte[] Signature, string[] Flags)> Cctv()
    {
        using var file = Read("cctv-ed25519", "ed25519", "ed25519vectors.json");
        foreach (var v in file.RootElement.EnumerateArray())
        {
            var flags = v.TryGetProperty("flags", out var f) && f.ValueKind == JsonValueKind.Array ? f.EnumerateArray().Select(x => x.GetString()!).ToArray() : [];
            yield return (v.GetProperty("number").GetInt32(), Hex(v, "key"), Encoding.UTF8.GetBytes(v.GetProperty("msg").GetString()!), Hex(v, "sig"), flags);
        }
    }

    private static byte[] Hex(JsonElement element, string name) => Convert.FromHexString(element.GetProperty(name).GetString()!);

    private static JsonDocument Read(params string[] path) => JsonDocument.Parse(File.ReadAllBytes(RepositoryFiles.Vector(path)));
}
