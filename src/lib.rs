//! satz
