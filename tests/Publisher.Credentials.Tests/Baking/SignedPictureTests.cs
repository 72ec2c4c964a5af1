using Publisher.Credentials.Baking;
using Publisher.Credentials.Json;
using Publisher.Credentials.Verification;
using static Publisher.Credentials.Tests.Verification.TestGuild;

namespace Publisher.Credentials.Tests.Baking;

/// <summary>A signed award in a picture: whatever is done to the file, it is the award that was signed, or none, or one that does not verify.</summary>
public sealed class SignedPictureTests
{
    private static readonly SignedDocument Award = SignAward(AwardText("solo"), Ana);
    private static readonly BakedContent Content = new() { Credential = Award.Bytes, Assertion = Pictures.Bytes(Pictures.Hosted) };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_published_bytes_come_out_and_verify(bool png)
    {
        Assert.True(BakedImage.TryRead(Baked(png), out var content, out _));
        Assert.Equal(Award.Bytes.ToArray(), content.Credential!.Value.ToArray());
        Assert.Equal(CredentialState.Valid, Judge(new(Material()), content.Credential.Value));
    }

    [Fact]
    public void An_SVG_cut_off_anywhere_carries_nothing()
    {
        var baked = Baked(png: false);
        // What is cut off after the last > is only the line end.
        for (var length = 0; length < baked.Length - 1; length++)
        {
            Assert.False(BakedImage.TryRead(baked.AsMemory(0, length), out _, out _), $"{length} bytes");
        }
    }

    [Fact]
    public void No_bit_of_an_SVG_can_be_turned_so_that_another_award_passes()
    {
        var (baked, verifier, altered) = (Baked(png: false), new CredentialVerifier(Material()), 0);
        Parallel.For(0, baked.Length, at =>
        {
            // One bit of each byte, each bit's turn in its time; five are where another letter of JSON is most likely.
            foreach (var bit in (int[])[at % 8, 5])
            {
                var turned = (byte[])baked.Clone();
                turned[at] ^= (byte)(1 << bit);
                if (!BakedImage.TryRead(turned, out var content, out _) || content.Credential is not { } credential || credential.Span.SequenceEqual(Award.Bytes.Span))
                {
                    continue;
                }
                // Almost everything shows as changed. A proof that names another key is one by nobody of the guild; under another context nothing can be checked.
                var state = Judge(verifier, credential);
                Assert.True(state is CredentialState.Altered or CredentialState.Unauthorised or CredentialState.Undetermined, $"byte {at}, bit {bit}: {state}");
                Interlocked.Increment(ref altered);
            }
        });
        Assert.True(altered > Award.Bytes.Length, "too few changes reached the award to say anything");
    }

    private static byte[] Baked(bool png)
    {
        Assert.True(BakedImage.TryBake(png ? Pictures.Png : Pictures.Bytes(Pictures.Svg), Content, out var baked, out var problem), problem?.Detail);
        return baked;
    }

    private static CredentialState Judge(CredentialVerifier verifier, ReadOnlyMemory<byte> credential) =>
        SignedDocument.TryParse(credential, out var document, out _) ? verifier.Verify(document, Question()).State : CredentialState.Altered;
}
