using System.Text;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Loading;
using Publisher.Testing;
using Publisher.Tests.Incremental;
using Publisher.Verifying;

namespace Publisher.Tests.Verifying;

/// <summary>
/// What is left of a memory is whole records or nothing. That nobody else wrote it is for the seal to say, which no flipped bit passes; here,
/// beneath it, damage must neither stop the verifier nor reach further than the record it is in.
/// </summary>
public sealed class DamagedMemoryTests
{
    private const string Program = "program 1";
    private static readonly bool IsFull = Environment.GetEnvironmentVariable("PUBLISHER_FULL") is "1";

    private readonly SiteContent content;
    private readonly byte[] memory;
    private readonly string[] expected;

    public DamagedMemoryTests()
    {
        content = ContentLoader.Load(new BuildFolder().Tree(LivingGuild.Found()), new DiagnosticBag())!;
        var verified = ContentVerifier.Verify(content, VerificationMemory.Empty(Program), new DiagnosticBag())!;
        using var stream = new MemoryStream();
        VerificationMemory.Write(verified, Program, stream);
        memory = stream.ToArray();
        expected = Told(verified);
        Assert.Equal(expected, Verify(memory));
    }

    [Fact]
    public void A_memory_that_ends_early_gives_the_same_as_none()
    {
        for (var length = 0; length < memory.Length; length += IsFull ? 1 : 7)
        {
            Assert.Equal(expected, Verify(memory[..length]));
        }
    }

    [Fact]
    public void A_memory_with_something_after_it_or_in_its_place_gives_the_same_as_none()
    {
        var random = new Random(1);
        for (var run = 0; run < (IsFull ? 500 : 50); run++)
        {
            var noise = new byte[random.Next(400)];
            random.NextBytes(noise);
            Assert.Equal(expected, Verify([.. memory, .. noise]));
            Assert.Equal(expected, Verify(noise));
            Assert.Equal(expected, Verify([.. memory[..60], .. noise]));
        }
    }

    [Fact]
    public void A_memory_of_another_program_is_none()
    {
        using var stream = new MemoryStream();
        VerificationMemory.Write(ContentVerifier.Verify(content, VerificationMemory.Empty("program 2"), new DiagnosticBag())!, "program 2", stream);
        Assert.Equal(memory.Length, stream.Length);
        Assert.Equal(expected, Verify(stream.ToArray()));
    }

    [Fact]
    public void A_flipped_bit_in_a_record_reaches_no_other_award()
    {
        var first = Encoding.Latin1.GetString(memory).IndexOf("content/awards/", StringComparison.Ordinal) - 4;
        for (var at = first; at < memory.Length; at += IsFull ? 1 : 5)
        {
            var damaged = (byte[])memory.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            var found = Verify(damaged);
            Assert.Equal(expected.Length, found.Length);
            Assert.InRange(expected.Zip(found).Count(pair => pair.First != pair.Second), 0, 1);
        }
    }

    [Fact]
    public void A_flipped_bit_before_the_records_stops_nothing()
    {
        var first = Encoding.Latin1.GetString(memory).IndexOf("content/awards/", StringComparison.Ordinal);
        for (var at = 0; at < first; at++)
        {
            var damaged = (byte[])memory.Clone();
            damaged[at] ^= (byte)(1 << (at % 8));
            Assert.Equal(expected.Length, Verify(damaged).Length);
        }
    }

    private string[] Verify(byte[] remembered) =>
        Told(ContentVerifier.Verify(content, VerificationMemory.Read(Program, remembered), new DiagnosticBag())!);

    // Everything that is remembered of an award.
    private static string[] Told(VerifiedContent verified) =>
        [.. verified.Awards.Select(a => string.Join(' ', a.Outline.Source.File.Path, a.Digest, a.State, a.AuthorityVersion, a.RuleIndex, string.Join(',', a.Signers),
            a.Outline.Badge, a.Outline.HolderId, a.Outline.ValidFrom.ToString("O"), a.Outline.ValidUntil?.ToString("O"), a.Outline.AwardedOn, a.Outline.StatusList, a.Outline.StatusIndex))];
}
