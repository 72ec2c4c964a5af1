using System.Text.Json;

namespace Publisher.Interop.Tests;

/// <summary>DCC's verifier-core, which wallets run, with the example site's files behind its fetch.</summary>
public sealed class VerifierCoreTests(BuiltExample example) : IClassFixture<BuiltExample>
{
    /// <summary>It guesses a schema for credentials that name none; without it, it goes on.</summary>
    private const string GuessedSchema = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/";

    [Fact]
    public async Task Each_signature_is_valid_and_none_after_one_changed_letter()
    {
        var report = await Node.RunAsync("verifier-core.mjs", example.Folder, example.BaseUrl);
        var credentials = report.GetProperty("credentials").EnumerateArray().ToList();

        Assert.Equal(example.Result.Verified!.Awards.Length, credentials.Count);
        Assert.Equal(example.Json("credentials/").Keys.Order(StringComparer.Ordinal), credentials.Select(one => one.GetProperty("path").GetString()!));
        foreach (var one in credentials)
        {
            var (path, published, altered) = (one.GetProperty("path").GetString()!, one.GetProperty("published"), one.GetProperty("altered"));
            Assert.True(published.GetProperty("signature").GetBoolean(), $"{path}: {published}");
            Assert.True(published.GetProperty("notRevoked").GetBoolean() != PublishedList.HasSet(example.Folder, example.Json("credentials/")[path]), $"{path}: {published}");
            Assert.Empty(published.GetProperty("errors").EnumerateArray());
            Assert.False(altered.GetProperty("signature").GetBoolean(), $"{path}: still valid after a changed letter");
            Assert.Equal("invalid_signature: The signature is not valid.", altered.GetProperty("errors").EnumerateArray().Single().GetString());
        }
        Assert.All(report.GetProperty("elsewhere").EnumerateArray(), address => Assert.StartsWith(GuessedSchema, address.GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_expired_award_of_the_example_is_expired_there_too()
    {
        var report = await Node.RunAsync("verifier-core.mjs", example.Folder, example.BaseUrl);
        var expired = report.GetProperty("credentials").EnumerateArray()
            .Where(one => one.GetProperty("validUntil").ValueKind == JsonValueKind.String && one.GetProperty("validUntil").GetDateTimeOffset() < DateTimeOffset.UtcNow)
            .ToList();
        Assert.NotEmpty(expired);
        Assert.All(expired, one => Assert.False(one.GetProperty("published").GetProperty("notExpired").GetBoolean(), one.GetProperty("path").GetString()));
    }
}
