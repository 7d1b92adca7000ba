/**
 * Single sign-on (OpenID Connect Core 1.0): the authorization code flow with PKCE at any provider
 * that the configuration names, the accounts its people have here, and signing out together.
 * Protocol and tokens are Nimbus' OAuth SDK's; sessions stay our own.
 */
@NullMarked
package dev.evenkeel.room.account.oidc;

import org.jspecify.annotations.NullMarked;
